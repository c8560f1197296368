export const DECISIONS = ["keep", "shorten", "revoke"] as const;

export type Decision = (typeof DECISIONS)[number];

export type ReviewState =
  "preparing" | "open" | "closing" | "closed" | "cancelled";

export type Reviewer = { user_sub: string; username?: string };

/** Whether personas are still to be held as they are; the list is that of the moment at which the review began. */
export type Review = {
  id: string;
  name: string;
  description?: string;
  filter: { title?: string[]; circle?: string[]; status?: string[] };
  state: ReviewState;
  due_at: string;
  /** Who is asked; administrators may decide in any case. */
  reviewers: "administrators" | "stewards" | Reviewer[];
  on_no_answer: "keep" | "suspend" | "revoke";
  remind_days?: number[];
  created_at: string;
  created_by?: string;
  closed_at?: string;
  items: Record<Decision | "open" | "total", number>;
  list_sha256?: string;
};

/** A persona as it was when the review began, and what was decided about it. */
export type ReviewItem = {
  id: string;
  persona_id: string;
  user_sub: string;
  username?: string;
  title: string;
  circle: string;
  status: string;
  valid_from?: string;
  valid_till?: string;
  decision: Decision | "open";
  reason?: string;
  valid_till_new?: string;
  decided_by?: string;
  decided_at?: string;
  outcome?: string;
  outcome_reason?: string;
  /** What is different now. */
  changed?: {
    title?: string;
    circle?: string;
    status?: string;
    valid_from?: string;
    valid_till?: string;
    gone?: boolean;
  };
  can_decide: boolean;
  why_not?: string;
};

/** What a list of items is limited to. */
export type ItemFilter = {
  decision: string;
  title: string[];
  circle: string;
  search: string;
  changed: boolean;
};

export const NO_FILTER: ItemFilter = {
  decision: "",
  title: [],
  circle: "",
  search: "",
  changed: false,
};

/** What was decided about how many, and about which it could not be. */
export type Decided = {
  decided: number;
  refused: { id: string; why: string }[];
};

/** How many have an answer. */
export const answeredOf = ({ items }: Review) => items.total - items.open;

/** Whether something about it changes by itself. */
export const isMoving = ({ state }: Review) =>
  state === "preparing" || state === "closing";
