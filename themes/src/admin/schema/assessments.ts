import type { AdminAssessment, AdminOutcome, AdminSchema } from "../api/types";
import type { Values } from "./fields";
import { asText } from "./fieldValues";

/** An assessment as its dialog has it: what lies deeper in the schema stands beside the rest. */
export function toValues({ retake, pass, ...rest }: AdminAssessment): Values {
  return {
    ...rest,
    after_days: retake?.after_days,
    max_attempts: retake?.max_attempts,
    pass_result: pass?.result,
    pass_at_least: pass?.at_least,
  };
}

/** Undefined is left out when it is sent. */
export function toAssessment(values: Values): AdminAssessment {
  const {
    after_days: after,
    max_attempts: most,
    pass_result: result,
    pass_at_least: least,
    ...rest
  } = values;
  return {
    ...rest,
    ...(after || most
      ? { retake: { after_days: after ?? 0, max_attempts: most ?? 0 } }
      : {}),
    ...(result ? { pass: { result, at_least: least ?? 0 } } : {}),
  } as AdminAssessment;
}

/** The server names an assessment, and a question or result of it, where tables know their places. */
export function placed(
  faults: Record<string, string>,
  assessments: AdminAssessment[],
): Record<string, string> {
  const at = (list: { name: string }[], name: string) =>
    `[${list.findIndex((one) => one.name === name)}]`;
  return Object.fromEntries(
    Object.entries(faults).map(([path, message]) => {
      const [, name, rest] = /^assessments\.([^.[]+)(.*)$/.exec(path) ?? [];
      const assessment = assessments.find((one) => one.name === name);
      if (!assessment || rest === undefined) {
        return [path, message];
      }
      const below = rest
        .replace(
          /^\.(questions|results)\.([^.[]+)/,
          (_all, part: "questions" | "results", inner: string) =>
            `.${part}${at(assessment[part] ?? [], inner)}`,
        )
        // What is about the whole stands at its name.
        .replace(/\]$/, "].name");
      const whole = `assessments${at(assessments, assessment.name)}${below || ".name"}`;
      return [whole, message];
    }),
  );
}

/** A result as its dialog has it: weights are rows. */
export const toOutcomeValues = ({
  weights,
  ...rest
}: AdminOutcome): Values => ({
  ...rest,
  ...(weights
    ? {
        weights: Object.entries(weights).map(([question, weight]) => ({
          question,
          weight,
        })),
      }
    : {}),
});

type Band = { from?: number; value?: unknown };

/** Weights of a formula without them mean nothing; values of a number's bands are numbers. */
export function toOutcome(
  values: Values,
  attributes: AdminSchema["attributes"],
): AdminOutcome {
  const { weights, questions, bands, ...rest } = values;
  const attribute = attributes.find(({ name }) => name === rest["attribute"]);
  const isNumber =
    attribute?.type === "integer" || attribute?.type === "number";
  const rows = (weights ?? []) as { question: string; weight?: number }[];
  const valueOf = (value: unknown) =>
    isNumber && value !== "" && !Number.isNaN(Number(value))
      ? Number(value)
      : asText(value);
  return {
    ...rest,
    ...(rest["formula"] === "weighted"
      ? {
          weights: Object.fromEntries(
            rows.map(({ question, weight }) => [question, weight ?? 0]),
          ),
        }
      : { questions: questions ?? [] }),
    ...(bands
      ? {
          bands: (bands as Band[]).map(({ from, value }) => ({
            from: from ?? 0,
            value: valueOf(value),
          })),
        }
      : {}),
  } as AdminOutcome;
}
