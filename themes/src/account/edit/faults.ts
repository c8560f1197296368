import type { TFunction } from "i18next";
import type { UseFormReturn } from "react-hook-form";
import { problemOf } from "../../shared/api/problem";
import type { PersonaSchema } from "../../shared/api/types";
import { namesOf } from "../../shared/names";
import { showFaults } from "../../shared/form/values";
import { inputNames, type PersonaInputs } from "./values";

/** Puts what the server refused where it can be mended: on the fields, else above the form. */
export function putFaults(
  error: unknown,
  form: UseFormReturn<PersonaInputs>,
  schema: PersonaSchema,
  t: TFunction,
) {
  const problem = problemOf(error);
  const limit = schema.limits.personas_per_user;
  if (problem.is("duplicate-persona")) {
    const { title, circle } = form.getValues();
    form.setError("circle", {
      message: t("personas.account.duplicate", {
        title: namesOf(schema).title(title),
        circle,
      }),
    });
  } else if (problem.is("too-many-personas")) {
    form.setError("root", {
      message: `${t("personas.account.full", { limit })} ${t("personas.account.fullText")}`,
    });
  } else if (!showFaults(problem, inputNames(schema), form.setError)) {
    form.setError("root", {
      message:
        problem.status === 0 ? t("personas.error.network") : problem.message,
    });
  }
}
