import type { Http } from "../../shared/api/http";
import { ProblemError } from "../../shared/api/problem";

/** What the user can do without. */
export type MailWishes = { reminders: boolean };

/** Undefined where the realm has just stopped to send reminders. */
export async function readMails(
  http: Http,
  signal: AbortSignal,
): Promise<MailWishes | undefined> {
  try {
    return await http.get<MailWishes>("/v1/mails", {}, signal);
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

export const replaceMails = (http: Http, wishes: MailWishes) =>
  http.call<MailWishes>("PUT", "/v1/mails", { body: wishes });
