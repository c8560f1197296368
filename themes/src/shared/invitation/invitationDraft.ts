/** What is typed about an invitation until it is sent. */
export type InvitationDraft = {
  title: string;
  circle: string;
  email: string;
  valid_from: string;
  valid_till: string;
  message: string;
  client_id: string;
  redirect_uri: string;
};

export const LONGEST_MESSAGE = 500;

const NEEDED = ["title", "circle", "email"] as const;

/** One sign between, no space: all else the server knows better. */
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

export const newDraft = (title: string, circle: string): InvitationDraft => ({
  title,
  circle,
  email: "",
  valid_from: "",
  valid_till: "",
  message: "",
  client_id: "",
  redirect_uri: "",
});

/** What is missing or cannot be, as keys of texts by member. */
export function faultsOf(draft: InvitationDraft): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const name of NEEDED) {
    if (draft[name].trim() === "") {
      faults[name] = "personas.invitations.needed";
    }
  }
  if (!faults["email"] && !ADDRESS.test(draft.email.trim())) {
    faults["email"] = "personas.invitations.noAddress";
  }
  if (draft.valid_till !== "" && Date.parse(draft.valid_till) <= Date.now()) {
    faults["valid_till"] = "personas.invitations.tillPast";
  }
  if (draft.redirect_uri.trim() !== "" && draft.client_id.trim() === "") {
    faults["client_id"] = "personas.invitations.clientNeeded";
  }
  return faults;
}

/** The members that say something; the circle is left out where the path has it. */
export function bodyOf(draft: InvitationDraft, withCircle: boolean) {
  return Object.fromEntries(
    Object.entries(draft)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(
        ([name, value]) => value !== "" && (withCircle || name !== "circle"),
      ),
  );
}
