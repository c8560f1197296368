import type { Answers, Questions } from "../../shared/assessment/types";

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

export const STATES = ["open", "draft", "passed", "failed", "expired"] as const;

export type State = (typeof STATES)[number];

/** What a result says, by the name of the result. */
export type Values = Record<string, string | number>;

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

export type Result = {
  id: string;
  version: number;
  taken_at: string;
  passed: boolean;
  valid_until?: string;
  results?: Values;
};

/** The same with the answers so far and all results. */
export type Detail = Standing & { draft?: Draft; history: Result[] };
