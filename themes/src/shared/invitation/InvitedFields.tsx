import { Radio } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../form/FieldShell";
import { LineField } from "../form/LineField";
import type { InvitationDraft } from "./invitationDraft";
import type { InviteOptions } from "./InviteFields";

type Props = Pick<InviteOptions, "userField"> & {
  draft: InvitationDraft;
  onChange: (part: Partial<InvitationDraft>) => void;
  /** By member. */
  faults: Record<string, string>;
};

const WAYS = ["email", "user_sub"] as const;

/** Who is invited: an address, or a user where users can be searched for. */
export const InvitedFields = ({
  draft,
  onChange,
  faults,
  userField,
}: Props) => {
  const { t } = useTranslation();
  return (
    <>
      {userField && (
        <FieldShell id="invite-by" group label={t("personas.invitations.whom")}>
          {WAYS.map((way) => (
            <Radio
              key={way}
              id={`invite-by-${way}`}
              name="invite-by"
              label={t(`personas.invitations.by.${way}`)}
              isChecked={draft.by === way}
              onChange={() => onChange({ by: way })}
            />
          ))}
        </FieldShell>
      )}
      {userField && draft.by === "user_sub" ? (
        <FieldShell
          id="invite-user"
          label={t("personas.invitations.user")}
          help={t("personas.invitations.userHelp")}
          required
          error={faults["user_sub"]}
        >
          {userField(draft.user_sub, (user) => onChange({ user_sub: user }))}
        </FieldShell>
      ) : (
        <LineField
          id="invite-email"
          type="email"
          label={t("personas.invitations.email")}
          help={t("personas.invitations.emailHelp")}
          required
          error={faults["email"]}
          value={draft.email}
          onChange={(email) => onChange({ email })}
        />
      )}
    </>
  );
};
