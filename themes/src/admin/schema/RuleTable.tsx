import {
  Button,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import {
  ActionsColumn,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from "@patternfly/react-table";
import { ExclamationCircleIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Shown, shownName } from "./displayNames";
import { EditDialog } from "./EditDialog";
import type { Field, Values } from "./fields";
import { asText } from "./fieldValues";
import { faultsBelow } from "./SchemaFaults";
import { SortableRow, SortableRows } from "./SortableRows";

type Props = {
  /** What it holds. */
  kind: "title" | "attribute" | "assessment" | "question" | "outcome";
  label: string;
  rules: Values[];
  columns: string[];
  /** What people read, by what the schema says. */
  shown: Shown;
  fields: (values: Values) => Field[];
  /** What a new one starts with. */
  fresh: Values;
  disabled: boolean;
  /** What the server refused, by index and member: `[0].name`. */
  faults?: Record<string, string>;
  onChange: (rules: Values[]) => void;
};

/** Titles, attributes or what else has names, in a table, edited in dialogs. */
export const RuleTable = ({
  kind,
  label,
  rules,
  columns,
  shown,
  fields,
  fresh,
  disabled,
  faults = {},
  onChange,
}: Props) => {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<number>();
  const names = rules.map(({ name }) => asText(name));
  const move = (from: number, to: number) => {
    const next = rules.slice();
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  const faultsOf = (index: number) => faultsBelow(faults, `[${index}].`);
  const isFaulty = (index: number) => Object.keys(faultsOf(index)).length > 0;
  const cell = (value: unknown) =>
    typeof value === "boolean"
      ? t(value ? "personas.yes" : "personas.no")
      : asText(value);

  const cells = (rule: Values, index: number) => (
    <>
      {columns.map((column) => (
        <Td key={column} dataLabel={t(`personas.schema.field.${column}`)}>
          {column === "name" && !disabled ? (
            <Button
              variant="link"
              isInline
              isDanger={isFaulty(index)}
              {...(isFaulty(index) ? { icon: <ExclamationCircleIcon /> } : {})}
              onClick={() => setEdited(index)}
            >
              {names[index]}
            </Button>
          ) : column === "display_name" ? (
            <span title={asText(rule[column])}>{shownName(shown, rule)}</span>
          ) : (
            cell(rule[column])
          )}
        </Td>
      ))}
      {!disabled && (
        <Td isActionCell>
          <ActionsColumn
            items={[
              {
                title: t("personas.schema.edit"),
                onClick: () => setEdited(index),
              },
              {
                title: t("personas.schema.up"),
                isDisabled: index === 0,
                onClick: () => move(index, index - 1),
              },
              {
                title: t("personas.schema.down"),
                isDisabled: index === rules.length - 1,
                onClick: () => move(index, index + 1),
              },
              {
                title: t("personas.delete"),
                onClick: () =>
                  onChange(rules.filter((_rule, at) => at !== index)),
              },
            ]}
          />
        </Td>
      )}
    </>
  );

  return (
    <>
      <SortableRows names={names} onMove={move}>
        <Table
          aria-label={label}
          variant="compact"
          className="kc-personas-text"
        >
          <Thead>
            <Tr>
              {!disabled && (
                <Th screenReaderText={t("personas.schema.drag.order")} />
              )}
              {columns.map((column) => (
                <Th key={column}>{t(`personas.schema.field.${column}`)}</Th>
              ))}
              {!disabled && (
                <Th screenReaderText={t("personas.list.actions")} />
              )}
            </Tr>
          </Thead>
          <Tbody>
            {rules.map((rule, index) =>
              disabled ? (
                <Tr key={names[index]}>{cells(rule, index)}</Tr>
              ) : (
                <SortableRow key={names[index]} name={names[index]!}>
                  {cells(rule, index)}
                </SortableRow>
              ),
            )}
          </Tbody>
        </Table>
      </SortableRows>
      {!disabled && (
        <Toolbar>
          <ToolbarContent>
            <ToolbarItem>
              <Button
                variant="secondary"
                onClick={() => setEdited(rules.length)}
              >
                {t(`personas.schema.add.${kind}`)}
              </Button>
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      )}
      {edited !== undefined && (
        <EditDialog
          title={names[edited] ?? t(`personas.schema.add.${kind}`)}
          fields={fields}
          initial={rules[edited] ?? fresh}
          taken={names.filter((_name, at) => at !== edited)}
          faults={faultsOf(edited)}
          onClose={() => setEdited(undefined)}
          onApply={(values) => {
            const next = rules.slice();
            next[edited] = values;
            onChange(next);
            setEdited(undefined);
          }}
        />
      )}
    </>
  );
};
