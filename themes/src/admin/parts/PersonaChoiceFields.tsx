import { TextArea } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { namesOf } from "../../shared/names";
import { useSchemaView } from "../api/useSchemaView";
import type { PersonaChoice } from "../reports/types";
import { FilterSelect } from "./FilterSelect";

const STATUSES = [
  "active",
  "pending",
  "unassessed",
  "inactive",
  "suspended",
  "expired",
  "revoked",
];

type Props = {
  /** What the ids begin with. */
  id: string;
  value: PersonaChoice;
  onChange: (value: PersonaChoice) => void;
  errors?: Record<string, string>;
};

/** Which personas are meant, as fields of a form: by title, circle and status; without any, all of them. */
export const PersonaChoiceFields = ({
  id,
  value,
  onChange,
  errors = {},
}: Props) => {
  const { t } = useTranslation();
  const schema = useSchemaView();
  const names = namesOf(schema);
  const titles = schema?.titles.map(({ name }) => name) ?? [];
  const statusOf = (status: string) => t(`personas.status.${status}`);

  const toggle = (member: "title" | "status") => (one: string) =>
    onChange({
      ...value,
      [member]: value[member].includes(one)
        ? value[member].filter((entry) => entry !== one)
        : [...value[member], one],
    });
  const shown = (chosen: string[], name: (one: string) => string) =>
    chosen.length > 0
      ? chosen.map(name).join(", ")
      : t("personas.choice.everyOne");

  return (
    <>
      <FieldShell
        id={`${id}-titles`}
        group
        label={t("personas.choice.titles")}
        error={errors["title"]}
      >
        <FilterSelect
          label={shown(value.title, names.title)}
          options={titles.map((name) => ({
            value: name,
            label: names.title(name),
          }))}
          chosen={value.title}
          onToggle={toggle("title")}
        />
      </FieldShell>
      <FieldShell
        id={`${id}-statuses`}
        group
        label={t("personas.choice.statuses")}
        error={errors["status"]}
      >
        <FilterSelect
          label={shown(value.status, statusOf)}
          options={STATUSES.map((status) => ({
            value: status,
            label: statusOf(status),
          }))}
          chosen={value.status}
          onToggle={toggle("status")}
        />
      </FieldShell>
      <FieldShell
        id={`${id}-circles`}
        label={t("personas.choice.circles")}
        help={t("personas.choice.circlesHelp")}
        error={errors["circle"]}
      >
        <TextArea
          id={`${id}-circles`}
          aria-describedby={`${id}-circles-help`}
          rows={2}
          resizeOrientation="vertical"
          value={value.circle.join("\n")}
          onChange={(_event, text) =>
            onChange({ ...value, circle: text === "" ? [] : text.split("\n") })
          }
        />
      </FieldShell>
    </>
  );
};
