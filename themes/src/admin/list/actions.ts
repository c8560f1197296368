import type { BulkAction, OwnedPersona } from "../api/types";

/** What can be done with a persona of that status. */
export function actionsFor(status: OwnedPersona["status"]): BulkAction[] {
  switch (status) {
    case "pending":
      return ["approve", "reject", "extend", "delete"];
    case "active":
    case "unassessed":
      return ["suspend", "revoke", "extend", "delete"];
    case "expired":
      return ["revoke", "extend", "delete"];
    case "revoked":
      return ["activate", "extend", "delete"];
    default:
      return ["activate", "revoke", "extend", "delete"];
  }
}
