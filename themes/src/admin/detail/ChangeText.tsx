import { useTranslation } from "react-i18next";
import type { AttributeRule, PersonaSchema } from "../../shared/api/types";
import { namesOf, optionName, readable } from "../../shared/names";
import { exact } from "../../shared/time";
import type { Change } from "./changed";

/** Labels of the members that every persona has. */
const FIXED: Record<string, string> = {
  title: "personas.titleOfPersona",
  circle: "personas.circle",
  status: "personas.statusOfPersona",
  valid_from: "personas.validFrom",
  valid_till: "personas.validTill",
  note: "personas.note",
};

type Props = { change: Change; schema: PersonaSchema };

/** One member with what it was and what it became, in the words of the forms. */
export const ChangeText = ({ change, schema }: Props) => {
  const { t, i18n } = useTranslation();
  const { group, member } = change;
  const inGroup = schema.groups.find(({ name }) => name === group);
  const rule = (group ? inGroup?.attributes : schema.attributes)?.find(
    ({ name }) => name === member,
  );
  const fixed = group ? undefined : FIXED[member];
  const label = fixed
    ? t(fixed)
    : [inGroup?.display_name, rule?.display_name ?? readable(member)]
        .filter((part) => part !== undefined)
        .join(": ");
  const shown = (value: unknown): string => {
    if (value === undefined || value === null || value === "") {
      return t("personas.none");
    }
    if (member === "status" && !group) {
      return t(`personas.status.${textOf(value)}`);
    }
    if (member === "title" && !group) {
      return namesOf(schema).title(textOf(value));
    }
    if (member.startsWith("valid_") || rule?.type === "date-time") {
      return exact(textOf(value), i18n.language);
    }
    return attributeText(value, rule, t);
  };
  return (
    <>
      {t("personas.events.changed", {
        label,
        before: shown(change.before),
        after: shown(change.after),
      })}
    </>
  );
};

function attributeText(
  value: unknown,
  rule: AttributeRule | undefined,
  t: (key: string) => string,
): string {
  if (typeof value === "boolean") {
    return t(value ? "personas.yes" : "personas.no");
  }
  const name = (one: unknown) =>
    rule?.options ? optionName(rule, textOf(one)) : textOf(one);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value)
      .map(([key, entry]) => `${key}: ${textOf(entry)}`)
      .join(", ");
  }
  return Array.isArray(value) ? value.map(name).join(", ") : name(value);
}

const textOf = (value: unknown) =>
  typeof value === "string" ? value : JSON.stringify(value);
