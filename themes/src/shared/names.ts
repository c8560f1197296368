import type { AttributeRule, PersonaSchema } from "./api/types";

/** What has anything else in it, such as a space, was written for people. */
const TECHNICAL = /^[\p{L}\p{M}\p{N}._-]+$/u;
const NEXT_WORD =
  /(?<=[\p{Ll}\p{N}])\p{Lu}(?=\p{Ll})|(?<=\p{Lu})\p{Lu}(?=\p{Ll}{2})/gu;
const ABBREVIATION = /(?<=\p{Ll})(?=\p{Lu})/gu;
/** All but those of numbers, as in `18-24`, and those after a letter, as in `e-mail`. */
const SEPARATORS =
  /(?!(?<=\p{N})[.-]\p{N})(?!(?<=(?<![\p{L}\p{M}\p{N}])\p{L})-\p{L})[._-]+/gu;

/** A technical name as people write it, as the server does where a schema has no display name. */
export function readable(name: string): string {
  if (!TECHNICAL.test(name)) {
    return name;
  }
  const words = name
    .replace(NEXT_WORD, (letter) => ` ${letter.toLowerCase()}`)
    .replace(ABBREVIATION, " ")
    .replace(SEPARATORS, " ")
    .trim();
  const [first, ...others] = words;
  return first === undefined ? name : first.toUpperCase() + others.join("");
}

/** What people read instead of names. */
export type Names = { title: (name: string) => string };

/** Those of a schema; a title that it does not have any more, or that is not known yet, reads as its name. */
export const namesOf = (schema: PersonaSchema | undefined): Names => {
  const titles = new Map(
    schema?.titles.map((title) => [title.name, title.display_name]),
  );
  return { title: (name) => titles.get(name) ?? readable(name) };
};

/** What people read instead of an option. */
export const optionName = (
  { option_display_names: names }: AttributeRule,
  option: string,
) => names?.[option] ?? readable(option);
