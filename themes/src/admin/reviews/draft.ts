import type { Review } from "../../shared/review/types";
import { daysFromNow } from "../../shared/time";
import type { Choice } from "../parts/Picker";
import { chosenOf } from "../parts/personaChoice";
import type { PersonaChoice } from "../reports/types";

/** Who decides: a word of the API, or people who are named. */
export type ReviewersKind = "administrators" | "stewards" | "people";

/** A review as its form has it. */
export type ReviewDraft = {
  name: string;
  description: string;
  choice: PersonaChoice;
  due_at: string;
  reviewers: ReviewersKind;
  /** Who decides where people are named. */
  people: Choice[];
  on_no_answer: Review["on_no_answer"];
  /** Days before the end, as they are typed. */
  remind_days: string;
};

export const newReview = (): ReviewDraft => ({
  name: "",
  description: "",
  choice: { title: [], circle: [], status: [] },
  due_at: daysFromNow(14),
  reviewers: "administrators",
  people: [],
  on_no_answer: "keep",
  remind_days: "7, 1",
});

/** Numbers of days between commas or spaces; undefined where something else is among them. */
export function daysOf(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  return parts.every((part) => /^\d{1,3}$/.test(part))
    ? [...new Set(parts.map(Number))]
    : undefined;
}

/** What is missing or wrong before the server is asked, by field. */
export function faultsOf(draft: ReviewDraft, now = Date.now()) {
  const { name, due_at: due, reviewers, people, remind_days: days } = draft;
  return {
    ...(name.trim() === "" ? { name: "personas.form.required" } : {}),
    ...(due === ""
      ? { due_at: "personas.form.required" }
      : Date.parse(due) <= now
        ? { due_at: "personas.reviews.duePast" }
        : {}),
    ...(reviewers === "people" && people.length === 0
      ? { reviewers: "personas.reviews.nobody" }
      : {}),
    ...(daysOf(days) ? {} : { remind_days: "personas.reviews.notDays" }),
  };
}

/** As the API takes it. */
export function bodyOf(draft: ReviewDraft) {
  const days = daysOf(draft.remind_days) ?? [];
  const filter = Object.entries(chosenOf(draft.choice)).filter(
    ([, values]) => values.length > 0,
  );
  const description = draft.description.trim();
  return {
    name: draft.name.trim(),
    ...(description === "" ? {} : { description }),
    filter: Object.fromEntries(filter),
    due_at: draft.due_at,
    reviewers:
      draft.reviewers === "people"
        ? draft.people.map(({ value }) => value)
        : draft.reviewers,
    on_no_answer: draft.on_no_answer,
    ...(days.length > 0 ? { remind_days: days } : {}),
  };
}
