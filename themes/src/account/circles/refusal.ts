import type { TFunction } from "i18next";
import { problemOf } from "../../shared/api/problem";
import { relative } from "../../shared/time";

/** Why a steward may not do something, as the server names it. */
const REASONS = [
  "no-mandate",
  "other-circle",
  "title-not-managed",
  "own-persona",
  "not-selected",
  "stronger-login",
  "not-a-member",
];

/** What to tell about a call that was refused, with what to do. */
export function refusalOf(
  t: TFunction,
  language: string,
  error: unknown,
): string {
  const problem = problemOf(error);
  const why = problem.body["why"];
  if (typeof why === "string" && REASONS.includes(why)) {
    return t(`personas.circles.why.${why}`);
  }
  switch (problem.status) {
    case 404:
      return t("personas.circles.gone");
    case 412:
      return t("personas.circles.stale");
    case 429:
      return t("personas.circles.tooFast", {
        when: relative(
          new Date(
            Date.now() + (problem.retryAfter ?? 60) * 1000,
          ).toISOString(),
          language,
        ),
      });
    default:
      return problem.message || t("personas.error.network");
  }
}
