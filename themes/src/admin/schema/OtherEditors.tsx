import { Alert, Form, FormGroup, TextArea } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AdminSchema } from "../api/types";
import { type Field, LIMIT_FIELDS, type Values } from "./fields";
import { FieldInput } from "./FieldInput";

export type EditorProps = {
  draft: AdminSchema;
  onChange: (draft: AdminSchema) => void;
  disabled: boolean;
  /** The server's faults by path. */
  faults: Record<string, string>;
};

const SOURCE: Field = {
  name: "source",
  kind: "choice",
  options: ["any", "list", "organizations"],
};
const VALUES: Field = { name: "values", kind: "lines", required: true };
const STEWARDS_SEE: Field = {
  name: "stewards_see",
  kind: "choice",
  options: ["username", "name", "none"],
};
const UNKNOWN: Field = {
  name: "unknown_members",
  kind: "choice",
  options: ["reject", "ignore"],
};

/** Which circles there may be. */
export const CirclesEditor = ({
  draft,
  onChange,
  disabled,
  faults,
}: EditorProps) => {
  const set = (values: Values) => {
    const circles = values as AdminSchema["circles"];
    onChange({
      ...draft,
      circles: circles.source === "list" ? circles : { ...circles, values: [] },
    });
  };
  // Without stewards it would say nothing.
  const hasStewards =
    draft.circles.stewards_see !== undefined ||
    draft.titles.some(({ managed_by: by = [] }) => by.length > 0);
  const fields = [
    SOURCE,
    ...(draft.circles.source === "list" ? [VALUES] : []),
    ...(hasStewards ? [STEWARDS_SEE] : []),
  ];
  return (
    <Form
      isHorizontal
      isWidthLimited
      onSubmit={(event) => event.preventDefault()}
    >
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          values={draft.circles}
          onChange={set}
          disabled={disabled}
          error={faults[`circles.${field.name}`]}
        />
      ))}
    </Form>
  );
};

/** How many personas, how long, how fast. */
export const LimitsEditor = ({
  draft,
  onChange,
  disabled,
  faults,
}: EditorProps) => (
  <Form
    isHorizontal
    isWidthLimited
    onSubmit={(event) => event.preventDefault()}
  >
    {LIMIT_FIELDS.map((field) => (
      <FieldInput
        key={field.name}
        field={field}
        values={draft.limits}
        onChange={(limits) =>
          onChange({ ...draft, limits: limits as AdminSchema["limits"] })
        }
        disabled={disabled}
        error={faults[`limits.${field.name}`]}
      />
    ))}
    <FieldInput
      field={UNKNOWN}
      values={draft}
      onChange={(values) => onChange(values as AdminSchema)}
      disabled={disabled}
      error={faults["unknown_members"]}
    />
  </Form>
);

type JsonProps = EditorProps & { onBroken: (broken: boolean) => void };

/** The whole schema as JSON. */
export const JsonEditor = ({
  draft,
  onChange,
  disabled,
  onBroken,
}: JsonProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(draft, null, 2));
  const [fault, setFault] = useState("");

  const edit = (next: string) => {
    setText(next);
    try {
      const parsed: unknown = JSON.parse(next);
      if (!isWhole(parsed)) {
        throw new Error(t("personas.schema.notWhole"));
      }
      setFault("");
      onBroken(false);
      onChange(parsed);
    } catch (error) {
      setFault(error instanceof Error ? error.message : "");
      onBroken(true);
    }
  };

  return (
    <Form onSubmit={(event) => event.preventDefault()}>
      {fault && (
        <Alert isInline variant="danger" title={t("personas.schema.notJson")}>
          {fault}
        </Alert>
      )}
      <FormGroup label={t("personas.schema.tab.json")} fieldId="schema-text">
        <TextArea
          id="schema-text"
          className="pf-v5-u-font-family-monospace"
          rows={24}
          spellCheck={false}
          resizeOrientation="vertical"
          isDisabled={disabled}
          validated={fault ? "error" : "default"}
          value={text}
          onChange={(_event, next) => edit(next)}
        />
      </FormGroup>
    </Form>
  );
};

/** Whether the other editors can show it; the server says the rest. */
function isWhole(value: unknown): value is AdminSchema {
  const schema = (value ?? {}) as Partial<AdminSchema>;
  return (
    Array.isArray(schema.titles) &&
    Array.isArray(schema.attributes) &&
    Array.isArray(schema.groups) &&
    schema.groups.every(({ attributes }) => Array.isArray(attributes)) &&
    Array.isArray(schema.circles?.values) &&
    typeof schema.limits === "object"
  );
}
