import {
  ActionsColumn,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from "@patternfly/react-table";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../RelativeTime";
import { InvitationStateLabel } from "./InvitationStateLabel";
import type { Invitation, InvitationState } from "./types";

export type InvitationAction = "resend" | "withdraw";

type Props = {
  invitations: Invitation[];
  titleOf: (name: string) => string;
  /** The circle, where the list is of more than one. */
  circleOf?: ((circle: string) => ReactNode) | undefined;
  /** The user, where the page may know more than the id. */
  userOf?: ((id: string) => ReactNode) | undefined;
  onAction: (action: InvitationAction, invitation: Invitation) => void;
};

/** What can be done with an invitation: one that has ended by itself can be sent anew. */
const ACTIONS: Partial<Record<InvitationState, InvitationAction[]>> = {
  sent: ["resend", "withdraw"],
  expired: ["resend"],
};

/** Nobody sends again what was sent to an address that they do not see. */
const actionsOf = ({ state, email, user_sub: user }: Invitation) =>
  (ACTIONS[state] ?? []).filter(
    (action) => action === "withdraw" || (email ?? user) !== undefined,
  );

/** Who was invited to what, and what became of it. */
export const InvitationTable = ({
  invitations,
  titleOf,
  circleOf,
  userOf = (id) => id,
  onAction,
}: Props) => {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t("personas.invitations.title")}
      variant="compact"
      className="kc-personas-text kc-personas-names"
    >
      <Thead>
        <Tr>
          <Th>{t("personas.invitations.to")}</Th>
          <Th>{t("personas.titleOfPersona")}</Th>
          {circleOf && <Th>{t("personas.circle")}</Th>}
          <Th>{t("personas.invitations.stateOf")}</Th>
          <Th>{t("personas.invitations.at")}</Th>
          <Th>{t("personas.invitations.until")}</Th>
          <Th screenReaderText={t("personas.reviews.actions")} />
        </Tr>
      </Thead>
      <Tbody>
        {invitations.map((invitation) => (
          <Tr
            key={invitation.id}
            data-testid={`invitation-${invitation.email ?? invitation.id}`}
          >
            <Td dataLabel={t("personas.invitations.to")}>
              {invitation.email ??
                (invitation.user_sub
                  ? userOf(invitation.user_sub)
                  : t("personas.invitations.hidden"))}
              {invitation.message && (
                <div className="pf-v5-u-font-size-sm">
                  <q>{invitation.message}</q>
                </div>
              )}
            </Td>
            <Td dataLabel={t("personas.titleOfPersona")}>
              {titleOf(invitation.title)}
            </Td>
            {circleOf && (
              <Td dataLabel={t("personas.circle")}>
                {circleOf(invitation.circle)}
              </Td>
            )}
            <Td dataLabel={t("personas.invitations.stateOf")}>
              <InvitationStateLabel state={invitation.state} />
            </Td>
            <Td dataLabel={t("personas.invitations.at")}>
              <RelativeTime time={invitation.sent_at} />
            </Td>
            <Td dataLabel={t("personas.invitations.until")}>
              {invitation.state === "sent" ? (
                <RelativeTime time={invitation.expires_at} />
              ) : (
                "–"
              )}
            </Td>
            <Td isActionCell>
              {actionsOf(invitation).length > 0 && (
                <ActionsColumn
                  items={actionsOf(invitation).map((action) => ({
                    title: t(`personas.invitations.do.${action}`),
                    onClick: () => onAction(action, invitation),
                  }))}
                />
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
