import type { Assessment } from "./types";

/** Whether the personas of a title need it; one that no title needs is for all. */
export const concerns = (
  { required_by: titles }: Pick<Assessment, "required_by">,
  title: string,
) => titles.length === 0 || titles.includes(title);
