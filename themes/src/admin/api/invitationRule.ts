/** Whether people are invited, and who of them can accept. */
export type InvitationRule = {
  enabled?: boolean;
  expire_days?: number;
  organizations?: "members" | "domains" | "join";
  requests_per_minute?: number;
};
