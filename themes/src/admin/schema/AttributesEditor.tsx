import {
  Button,
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Text,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AdminSchema } from "../api/types";
import { type Shown, shownName } from "./displayNames";
import { EditDialog } from "./EditDialog";
import { attributeFields, GROUP_FIELDS, type Values } from "./fields";
import { RuleTable } from "./RuleTable";

const COLUMNS = [
  "name",
  "display_name",
  "type",
  "description",
  "default",
  "in_tokens",
];
const FRESH: Values = {
  name: "",
  type: "string",
  description: "",
  required: false,
  editable_by: "user",
  in_tokens: false,
};

type Props = {
  draft: AdminSchema;
  onChange: (draft: AdminSchema) => void;
  shown: Shown;
  disabled: boolean;
};

/** The attributes at the top, and those of each group. */
export const AttributesEditor = ({
  draft,
  onChange,
  shown,
  disabled,
}: Props) => {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<number>();
  const groups = draft.groups;
  const setGroups = (next: unknown[]) =>
    onChange({ ...draft, groups: next as AdminSchema["groups"] });
  const table = (
    label: string,
    rules: AdminSchema["attributes"],
    set: (rules: AdminSchema["attributes"]) => void,
  ) => (
    <RuleTable
      kind="attribute"
      label={label}
      rules={rules}
      columns={COLUMNS}
      shown={shown}
      fields={({ type }) => attributeFields(type)}
      fresh={FRESH}
      disabled={disabled}
      onChange={(next) => set(next as AdminSchema["attributes"])}
    />
  );

  return (
    <>
      {table(t("personas.form.attributes"), draft.attributes, (attributes) =>
        onChange({ ...draft, attributes }),
      )}
      {groups.map((group, index) => (
        <Card key={group.name} isFlat className="pf-v5-u-mt-md">
          <CardHeader
            {...(disabled
              ? {}
              : {
                  actions: {
                    actions: (
                      <>
                        <Button
                          variant="link"
                          onClick={() => setEdited(index)}
                          aria-label={`${t("personas.schema.edit")}: ${group.name}`}
                        >
                          {t("personas.schema.edit")}
                        </Button>
                        <Button
                          variant="link"
                          isDanger
                          aria-label={`${t("personas.delete")}: ${group.name}`}
                          onClick={() =>
                            setGroups(
                              groups.filter((_group, at) => at !== index),
                            )
                          }
                        >
                          {t("personas.delete")}
                        </Button>
                      </>
                    ),
                  },
                })}
          >
            <CardTitle component="h2">{shownName(shown, group)}</CardTitle>
            <Text component="small">
              <code>{group.name}</code> {group.description}
            </Text>
          </CardHeader>
          <CardBody>
            {table(shownName(shown, group), group.attributes, (attributes) =>
              setGroups(
                groups.map((one, at) =>
                  at === index ? { ...one, attributes } : one,
                ),
              ),
            )}
          </CardBody>
        </Card>
      ))}
      {!disabled && (
        <Button
          variant="link"
          className="pf-v5-u-mt-md"
          onClick={() => setEdited(groups.length)}
        >
          {t("personas.schema.add.group")}
        </Button>
      )}
      {edited !== undefined && (
        <EditDialog
          title={groups[edited]?.name ?? t("personas.schema.add.group")}
          fields={() => GROUP_FIELDS}
          initial={
            groups[edited] ?? { name: "", description: "", attributes: [] }
          }
          taken={groups
            .filter((_group, at) => at !== edited)
            .map(({ name }) => name)}
          onClose={() => setEdited(undefined)}
          onApply={(values) => {
            const next: unknown[] = groups.slice();
            next[edited] = {
              ...values,
              attributes: groups[edited]?.attributes ?? [],
            };
            setGroups(next);
            setEdited(undefined);
          }}
        />
      )}
    </>
  );
};
