import type { Field } from "./fields";

const NAME: Field = { name: "name", kind: "text", required: true };

export const ASSESSMENT_FIELDS: Field[] = [
  NAME,
  { name: "display_name", kind: "text" },
  { name: "description", kind: "text" },
  { name: "version", kind: "number", required: true },
  { name: "valid_days", kind: "number" },
  { name: "after_days", kind: "number" },
  { name: "max_attempts", kind: "number" },
  { name: "pass_result", kind: "text" },
  { name: "pass_at_least", kind: "number" },
];

const QUESTION_START: Field[] = [
  NAME,
  {
    name: "type",
    kind: "choice",
    options: ["single", "multiple", "scale", "text"],
    required: true,
  },
  { name: "text", kind: "text" },
  { name: "help", kind: "text" },
  { name: "required", kind: "flag" },
];

const SCORED: Field = {
  name: "options",
  kind: "rows",
  required: true,
  columns: [
    { name: "name", kind: "text" },
    { name: "text", kind: "text" },
    { name: "score", kind: "number" },
  ],
};

const RULES: Record<string, Field[]> = {
  single: [SCORED],
  multiple: [
    SCORED,
    { name: "min", kind: "number" },
    { name: "max", kind: "number" },
  ],
  scale: [
    { name: "from", kind: "number" },
    { name: "to", kind: "number" },
    { name: "from_text", kind: "text" },
    { name: "to_text", kind: "text" },
  ],
  text: [{ name: "max_length", kind: "number" }],
};

/** The fields of a question of a type. */
export const questionFields = (type: unknown): Field[] => [
  ...QUESTION_START,
  ...(RULES[String(type)] ?? []),
];

const OUTCOME_START: Field[] = [
  NAME,
  { name: "formula", kind: "choice", options: ["sum", "mean", "weighted"] },
];

const WEIGHTS: Field = {
  name: "weights",
  kind: "rows",
  required: true,
  columns: [
    { name: "question", kind: "text" },
    { name: "weight", kind: "number" },
  ],
};

const OUTCOME_END: Field[] = [
  {
    name: "bands",
    kind: "rows",
    columns: [
      { name: "from", kind: "number" },
      { name: "value", kind: "text" },
    ],
  },
  { name: "attribute", kind: "text" },
];

/** The fields of a result with a formula. */
export const outcomeFields = (formula: unknown): Field[] => [
  ...OUTCOME_START,
  ...(formula === "weighted"
    ? [WEIGHTS]
    : [{ name: "questions", kind: "lines" } as const]),
  ...OUTCOME_END,
];
