import type {
  Answers,
  Questions,
  Result,
  State,
  Values,
} from "../../shared/assessment/types";

/** When an assessment can be taken again; without bounds where they are 0. */
export type Retake = { after_days?: number; max_attempts?: number };

/** An assessment as users see it. */
export type Assessment = Questions & {
  version: number;
  valid_days?: number;
  retake?: Retake;
  /** The titles whose personas need it. */
  required_by: string[];
};

/** Where a persona stands with an assessment. */
export type Standing = {
  name: string;
  state: State;
  version?: number;
  taken_at?: string;
  valid_until?: string;
  attempts: number;
  /** Whether answers can be handed in now. */
  can_attempt: boolean;
  next_attempt_at?: string;
  results?: Values;
};

export type Draft = {
  answers: Answers;
  /** The question to go on with. */
  question?: string;
  version: number;
  updated_at: string;
};

/** The same with the answers so far and all results. */
export type Detail = Standing & {
  draft?: Draft;
  history: Result[];
  /** Whether the server writes results as PDF. */
  pdf?: boolean;
};
