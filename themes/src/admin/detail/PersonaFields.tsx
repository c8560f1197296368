import { FormSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { AttributeFields } from "../../shared/form/AttributeFields";
import { ScheduleField } from "../../shared/form/ScheduleField";
import { namesOf } from "../../shared/names";
import { TextField } from "./TextField";

const STATUSES = ["pending", "active", "inactive", "suspended", "revoked"];

type Props = {
  schema: PersonaSchema;
  /** The persona's own values, which stay possible whatever the schema says. */
  title?: string;
  circle?: string;
  status?: string;
  disabled: boolean;
};

/** All of a persona, as an administrator edits it. */
export const PersonaFields = ({
  schema,
  title,
  circle,
  status,
  disabled,
}: Props) => {
  const { t } = useTranslation();
  const circles =
    schema.circles.source === "list" ? schema.circles.values : undefined;
  const names = namesOf(schema);
  const choice = (
    values: (string | undefined)[],
    current?: string,
    shown = (value: string) => value,
  ) =>
    [...new Set([current ?? "", ...values])]
      .filter((value) => value !== undefined)
      .map((value) => ({
        value,
        label: value === "" ? t("personas.form.choose") : shown(value),
      }));

  return (
    <>
      <FormSection>
        <TextField
          name="title"
          label={t("personas.titleOfPersona")}
          required
          disabled={disabled}
          options={choice(
            schema.titles.map(({ name }) => name),
            title,
            names.title,
          )}
        />
        <TextField
          name="circle"
          label={t("personas.circle")}
          help={t("personas.form.circleHelp")}
          required
          disabled={disabled}
          options={circles && choice(circles, circle)}
        />
        <TextField
          name="status"
          label={t("personas.statusOfPersona")}
          disabled={disabled}
          options={[...new Set([...(status ? [status] : []), ...STATUSES])].map(
            (value) => ({ value, label: t(`personas.status.${value}`) }),
          )}
        />
        <TextField
          name="valid_from"
          label={t("personas.validFrom")}
          help={t("personas.form.validFromHelp")}
          kind="time"
          disabled={disabled}
        />
        <TextField
          name="valid_till"
          label={t("personas.validTill")}
          help={t("personas.form.validTillHelp")}
          kind="time"
          disabled={disabled}
        />
        <ScheduleField disabled={disabled} />
        <TextField
          name="note"
          label={t("personas.note")}
          help={t("personas.form.noteHelp")}
          kind="lines"
          disabled={disabled}
        />
      </FormSection>
      {schema.attributes.length + schema.groups.length > 0 && (
        <FormSection title={t("personas.form.attributes")} titleElement="h2">
          <AttributeFields
            schema={schema}
            readOnly={() => disabled}
            technical
          />
        </FormSection>
      )}
    </>
  );
};
