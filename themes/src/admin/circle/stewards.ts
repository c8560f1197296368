import type { PersonaSchema, TitleRule } from "../../shared/api/types";

/** The titles whose holders manage others of their circle, each once. */
export const stewardTitles = (schema: PersonaSchema | undefined): string[] => [
  ...new Set(
    ((schema?.titles ?? []) as TitleRule[]).flatMap(
      ({ managed_by: by = [] }) => by,
    ),
  ),
];
