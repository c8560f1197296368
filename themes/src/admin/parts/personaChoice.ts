import type { PersonaChoice } from "../reports/types";

/** Without what a text area has of empty lines. */
export const chosenOf = (value: PersonaChoice): PersonaChoice => ({
  ...value,
  circle: value.circle
    .map((circle) => circle.trim())
    .filter((circle) => circle !== ""),
});
