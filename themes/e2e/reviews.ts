import assert from "node:assert/strict";
import { admin, adminJson } from "./server";
import { until } from "./until";

export type Review = {
  id: string;
  name: string;
  state: string;
  items: Record<string, number>;
};

/** A review that is open, with its list. */
export async function createReview(
  realm: string,
  review: Record<string, unknown>,
): Promise<Review> {
  const answer = await admin("POST", `/${realm}/personas/reviews`, {
    filter: {},
    due_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    reviewers: "administrators",
    on_no_answer: "keep",
    ...review,
  });
  const { id } = (await answer.json()) as Review;
  return reviewIn(realm, id, "open");
}

/** A review as soon as it is in a state. */
export async function reviewIn(
  realm: string,
  id: string,
  state: string,
): Promise<Review> {
  const review = await until(
    () => adminJson<Review>(`/${realm}/personas/reviews/${id}`),
    (read) => read.state === state,
  );
  assert.equal(review.state, state);
  return review;
}
