import { changeSchema, titleOf } from "./schema";

type Option = { name: string; text: string; score: number };

const options = (...scores: [string, string, number][]): Option[] =>
  scores.map(([name, text, score]) => ({ name, text, score }));

/** Every kind of question; two of the answers make the result. */
export const RISK = {
  name: "risk-profile",
  display_name: "Risk profile",
  description: "How much risk you like to take when you book.",
  version: 1,
  questions: [
    {
      name: "horizon",
      type: "single",
      text: "How far ahead do you plan?",
      help: "Think of your last journeys.",
      required: true,
      options: options(
        ["days", "Some days", 0],
        ["months", "Some months", 2],
        ["years", "Some years", 4],
      ),
    },
    {
      name: "means",
      type: "multiple",
      text: "How do you travel?",
      min: 1,
      max: 2,
      options: options(
        ["train", "By train", 1],
        ["car", "By car", 1],
        ["plane", "By plane", 2],
      ),
    },
    {
      name: "comfort",
      type: "scale",
      text: "How much do you like surprises?",
      required: true,
      from: 1,
      to: 5,
      from_text: "not at all",
      to_text: "very much",
    },
    { name: "budget", type: "scale", text: "Budget", from: 0, to: 100 },
    {
      name: "why",
      type: "text",
      text: "What else should we know?",
      max_length: 200,
    },
  ],
  results: [
    {
      name: "risk",
      formula: "sum",
      questions: ["horizon", "comfort"],
      bands: [
        { from: 0, value: "low" },
        { from: 5, value: "high" },
      ],
    },
    { name: "points", formula: "sum", questions: ["horizon", "comfort"] },
  ],
  pass: { result: "points", at_least: 5 },
  valid_days: 365,
  retake: { after_days: 0, max_attempts: 2 },
};

/** The title needs the assessments; others are gone. */
export const assess = (
  realm: string,
  title: string,
  ...assessments: Record<string, unknown>[]
) =>
  changeSchema(realm, (schema) => {
    schema["assessments"] = assessments;
    titleOf(schema, title).requires = assessments.map((assessment) =>
      String(assessment["name"]),
    );
  });
