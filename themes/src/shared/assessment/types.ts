/** What a question can be answered by. */
export type Option = { name: string; text?: string };

/** A question as users see it, without what answers are worth. */
export type Question = {
  name: string;
  type: "single" | "multiple" | "scale" | "text";
  text?: string;
  help?: string;
  required?: boolean;
  options?: Option[];
  /** The fewest and most options of `multiple`. */
  min?: number;
  max?: number;
  /** The ends of a scale, and what they mean. */
  from?: number;
  to?: number;
  from_text?: string;
  to_text?: string;
  /** The most characters of a text. */
  max_length?: number;
};

/** A questionnaire. */
export type Questions = {
  name: string;
  display_name?: string;
  description?: string;
  questions: Question[];
};

/** An option's name, a number of a scale, names of options, or a text. */
export type Answer = string | number | string[];

/** Answers by the name of their question. */
export type Answers = Record<string, Answer>;

/** How far a persona has come. */
export type State = "open" | "draft" | "passed" | "failed" | "expired";

/** What a result says, by the name of the result. */
export type Values = Record<string, string | number>;

/** What came of answers once. */
export type Result = {
  id: string;
  version: number;
  taken_at: string;
  passed: boolean;
  valid_until?: string;
  results?: Values;
};
