/** A user who is invited. */
export type Invitee = { value: string; label: string };

/** What is typed about an invitation until it is sent, by the members of the API. */
export type InvitationDraft = {
  title: string;
  circle: string;
  /** Which of the next two says who is invited. */
  by: "email" | "user_sub";
  email: string;
  user_sub: Invitee | undefined;
  valid_from: string;
  valid_till: string;
  message: string;
  client_id: string;
  redirect_uri: string;
  /** In days, as it is typed. */
  expires_in: string;
};

export const LONGEST_MESSAGE = 500;

const NEEDED = ["title", "circle"] as const;

/** One sign between, no space: all else the server knows better. */
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

const MOST_DAYS = 90;
const SECONDS_OF_DAY = 86_400;

export const newDraft = (title: string, circle: string): InvitationDraft => ({
  title,
  circle,
  by: "email",
  email: "",
  user_sub: undefined,
  valid_from: "",
  valid_till: "",
  message: "",
  client_id: "",
  redirect_uri: "",
  expires_in: "",
});

/** Who is invited, as people read it. */
export const inviteeOf = ({ by, email, user_sub: user }: InvitationDraft) =>
  by === "email" ? email.trim() : (user?.label ?? "");

/** What is missing or cannot be, as keys of texts by member. */
export function faultsOf(draft: InvitationDraft): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const name of NEEDED) {
    if (draft[name].trim() === "") {
      faults[name] = "personas.invitations.needed";
    }
  }
  if (inviteeOf(draft) === "") {
    faults[draft.by] = "personas.invitations.needed";
  } else if (draft.by === "email" && !ADDRESS.test(inviteeOf(draft))) {
    faults["email"] = "personas.invitations.noAddress";
  }
  if (draft.valid_till !== "" && Date.parse(draft.valid_till) <= Date.now()) {
    faults["valid_till"] = "personas.invitations.tillPast";
  }
  if (draft.redirect_uri.trim() !== "" && draft.client_id.trim() === "") {
    faults["client_id"] = "personas.invitations.clientNeeded";
  }
  const days = draft.expires_in.trim();
  if (days !== "" && !isDays(days)) {
    faults["expires_in"] = "personas.invitations.notDays";
  }
  return faults;
}

const isDays = (text: string) =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS;

/** The members that say something; the circle is left out where the path has it. */
export function bodyOf(draft: InvitationDraft, withCircle: boolean) {
  const {
    by,
    email,
    user_sub: user,
    circle,
    expires_in: days,
    ...rest
  } = draft;
  const texts = Object.entries({
    ...rest,
    ...(withCircle ? { circle } : {}),
    ...(by === "email" ? { email } : { user_sub: user?.value ?? "" }),
  })
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== "");
  return {
    ...Object.fromEntries(texts),
    ...(days.trim() === ""
      ? {}
      : { expires_in: Number(days) * SECONDS_OF_DAY }),
  };
}
