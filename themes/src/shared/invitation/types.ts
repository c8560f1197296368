export const STATES = [
  "sent",
  "accepted",
  "declined",
  "expired",
  "withdrawn",
] as const;

export type InvitationState = (typeof STATES)[number];

/** Somebody is asked to take a persona. */
export type Invitation = {
  id: string;
  title: string;
  circle: string;
  state: InvitationState;
  /** Of these one, as long as it is kept. */
  email?: string;
  user_sub?: string;
  /** When it was sent last. */
  sent_at: string;
  expires_at: string;
  message?: string;
};

/** What a list of invitations is limited to. */
export type InvitationFilter = { state: string; email: string; circle: string };
