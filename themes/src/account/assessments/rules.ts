import type { Assessment, Standing } from "./types";

type Attempt =
  | { may: true }
  /** From a time on; without one never. */
  | { may: false; from?: string };

/** Whether another attempt may be begun; the server says the same. */
export function nextAttempt(
  { retake }: Pick<Assessment, "retake">,
  { attempts, next_attempt_at: from }: Standing,
  now = Date.now(),
): Attempt {
  const most = retake?.max_attempts ?? 0;
  if (most > 0 && attempts >= most) {
    return { may: false };
  }
  return from && Date.parse(from) > now ? { may: false, from } : { may: true };
}

/** Whether the personas of a title need it; one that no title needs is for all. */
export const concerns = (
  { required_by: titles }: Pick<Assessment, "required_by">,
  title: string,
) => titles.length === 0 || titles.includes(title);
