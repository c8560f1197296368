import {
  ExpandableSection,
  FormSection,
  FormSelect,
  FormSelectOption,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../form/FieldShell";
import { InstantField } from "../form/InstantField";
import { LineField } from "../form/LineField";
import {
  type InvitationDraft,
  type Invitee,
  LONGEST_MESSAGE,
} from "./invitationDraft";
import { InvitedFields } from "./InvitedFields";

export type InviteOptions = {
  /** The titles to choose from, with what people read instead. */
  titles: { value: string; label: string }[];
  /** The field of the circle, where there is more than one. */
  circleField?:
    | ((
        circle: string,
        onChange: (circle: string) => void,
        error: string | undefined,
      ) => ReactNode)
    | undefined;
  /** The field of the user, where users can be searched for. */
  userField?:
    | ((
        user: Invitee | undefined,
        onChange: (user: Invitee | undefined) => void,
      ) => ReactNode)
    | undefined;
  /** Whether it can lead on to an application. */
  withApplication?: boolean;
};

type Props = InviteOptions & {
  draft: InvitationDraft;
  onChange: (part: Partial<InvitationDraft>) => void;
  /** By member. */
  faults: Record<string, string>;
  /** Whether all fields are shown. */
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
};

/** Whom to invite to what, until when, and with which words. */
export const InviteFields = ({
  draft,
  onChange,
  faults,
  titles,
  circleField,
  userField,
  withApplication = false,
  isOpen,
  onOpen,
}: Props) => {
  const { t } = useTranslation();
  return (
    <>
      <InvitedFields
        draft={draft}
        onChange={onChange}
        faults={faults}
        userField={userField}
      />
      <FieldShell
        id="invite-title"
        label={t("personas.titleOfPersona")}
        required
        error={faults["title"]}
      >
        <FormSelect
          id="invite-title"
          isRequired
          aria-describedby="invite-title-help"
          validated={faults["title"] ? "error" : "default"}
          value={draft.title}
          onChange={(_event, title) => onChange({ title })}
        >
          <FormSelectOption
            value=""
            isPlaceholder
            label={t("personas.invitations.choose")}
          />
          {titles.map((title) => (
            <FormSelectOption key={title.value} {...title} />
          ))}
        </FormSelect>
      </FieldShell>
      {circleField?.(
        draft.circle,
        (chosen) => onChange({ circle: chosen }),
        faults["circle"],
      )}
      <InstantField
        id="invite-till"
        label={t("personas.validTill")}
        help={t("personas.invitations.tillHelp")}
        error={faults["valid_till"]}
        value={draft.valid_till}
        onChange={(till) => onChange({ valid_till: till })}
      />
      <LineField
        id="invite-message"
        label={t("personas.invitations.message")}
        help={t("personas.invitations.messageHelp")}
        most={LONGEST_MESSAGE}
        error={faults["message"]}
        value={draft.message}
        onChange={(message) => onChange({ message })}
      />
      <ExpandableSection
        toggleText={t("personas.invitations.more")}
        isExpanded={isOpen}
        onToggle={(_event, open) => onOpen(open)}
        isIndented
      >
        <FormSection>
          <LineField
            id="invite-expires"
            type="number"
            label={t("personas.invitations.expires")}
            help={t("personas.invitations.expiresHelp")}
            error={faults["expires_in"]}
            value={draft.expires_in}
            onChange={(days) => onChange({ expires_in: days })}
          />
          <InstantField
            id="invite-from"
            label={t("personas.validFrom")}
            help={t("personas.invitations.fromHelp")}
            error={faults["valid_from"]}
            value={draft.valid_from}
            onChange={(from) => onChange({ valid_from: from })}
          />
          {withApplication && (
            <>
              <LineField
                id="invite-client"
                label={t("personas.invitations.client")}
                help={t("personas.invitations.clientHelp")}
                error={faults["client_id"]}
                value={draft.client_id}
                onChange={(client) => onChange({ client_id: client })}
              />
              <LineField
                id="invite-redirect"
                type="url"
                label={t("personas.invitations.redirect")}
                help={t("personas.invitations.redirectHelp")}
                error={faults["redirect_uri"]}
                value={draft.redirect_uri}
                onChange={(uri) => onChange({ redirect_uri: uri })}
              />
            </>
          )}
        </FormSection>
      </ExpandableSection>
    </>
  );
};
