import type {
  Persona,
  PersonaSchema,
  Status,
  TitleRule,
} from "../shared/api/types";
import type { Names } from "../shared/names";

/** The titles that users may give themselves. */
export const ownTitles = (schema: PersonaSchema): TitleRule[] =>
  schema.titles.filter((title) => title.self_service);

/** An administrator has stopped it, so that its owner can only look at it. */
export const isFrozen = ({ status }: Persona) =>
  status === "suspended" || status === "revoked";

/** What an administrator gave or approved is not extended by its owner. */
export const mayExtend = (schema: PersonaSchema, persona: Persona) => {
  const title = schema.titles.find(({ name }) => name === persona.title);
  return (
    persona.status === "pending" ||
    (!!title && title.self_service && !title.needs_approval)
  );
};

export const isFull = (schema: PersonaSchema, personas: Persona[]) =>
  personas.length >= schema.limits.personas_per_user;

/** What texts call a persona; nothing else of it, for attributes could be named like i18next's options. */
export const nameOf = (names: Names, { title, circle }: Persona) => ({
  title: names.title(title),
  circle,
});

const ORDER: Status[] = [
  "active",
  "pending",
  "unassessed",
  "inactive",
  "expired",
  "suspended",
  "revoked",
];

/** The selected one first, then those that can be used; newest first among equals, as the server sends them. */
export const inOrder = (personas: Persona[], selected: string | undefined) => {
  const place = ({ id, status }: Persona) =>
    id === selected ? -1 : ORDER.indexOf(status);
  return personas.toSorted((a, b) => place(a) - place(b));
};

/** Whether the title or the circle of a persona has each word of the text somewhere, in any case. */
export const isFound = (names: Names, persona: Persona, text: string) => {
  const { title, circle } = persona;
  const name = `${names.title(title)} ${title} ${circle}`.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word));
};
