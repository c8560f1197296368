import { adminJson, admin } from "./server";

export type Review = {
  id: string;
  name: string;
  state: string;
  items: Record<string, number>;
};

/** The realm has reviews from now on. */
export async function switchReviewsOn(realm: string) {
  const path = `/${realm}/personas/schema`;
  const schema = await adminJson<Record<string, unknown>>(path);
  await admin("PUT", path, { ...schema, reviews: { enabled: true } });
}

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
  const deadline = Date.now() + 60_000;
  let review: Review;
  do {
    review = await adminJson<Review>(`/${realm}/personas/reviews/${id}`);
    if (review.state === state) {
      return review;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  } while (Date.now() < deadline);
  throw new Error(`The review ${id} is ${review.state}, not ${state}`);
}
