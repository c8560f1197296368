import {
  Button,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { MinusCircleIcon, PlusCircleIcon } from "@patternfly/react-icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Column, Values } from "./fields";
import { asText } from "./fieldValues";

type Props = {
  id: string;
  label: string;
  columns: readonly Column[];
  rows: Values[];
  onChange: (rows: Values[]) => void;
  disabled: boolean;
};

/** Several values a row, such as options with their scores. */
export const RowsInput = ({
  id,
  label,
  columns,
  rows,
  onChange,
  disabled,
}: Props) => {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  // Where the focus goes once it is there: the new row, or the button of the row after the removed one.
  const next = useRef<string>();
  const idOf = (column: string, index: number) => `${id}-${column}-${index}`;
  const change = (index: number, { name, kind }: Column, text: string) =>
    onChange(
      rows.map((row, at) =>
        at === index
          ? {
              ...row,
              [name]:
                kind === "number"
                  ? text === ""
                    ? undefined
                    : Number(text)
                  : text,
            }
          : row,
      ),
    );
  const add = () => {
    next.current = idOf(columns[0]!.name, rows.length);
    onChange([...rows, {}]);
  };
  const remove = (index: number) => {
    const left = Math.min(index, rows.length - 2);
    next.current = left < 0 ? `${id}-add` : idOf("remove", left);
    onChange(rows.filter((_row, at) => at !== index));
  };

  useEffect(() => {
    const element =
      next.current &&
      list.current?.querySelector<HTMLElement>(`[id="${next.current}"]`);
    if (element) {
      next.current = undefined;
      element.focus();
    }
  });

  return (
    <div ref={list}>
      {rows.map((row, index) => (
        <div key={index} className="kc-personas-entry">
          <InputGroup>
            {columns.map((column) => (
              <InputGroupItem key={column.name} isFill>
                <TextInput
                  id={idOf(column.name, index)}
                  type={column.kind === "number" ? "number" : "text"}
                  {...(column.kind === "number" ? { step: "any" } : {})}
                  isDisabled={disabled}
                  aria-label={`${label}: ${t(`personas.schema.field.${column.name}`)} ${index + 1}`}
                  placeholder={t(`personas.schema.field.${column.name}`)}
                  value={asText(row[column.name])}
                  onChange={(_event, text) => change(index, column, text)}
                />
              </InputGroupItem>
            ))}
            {!disabled && (
              <InputGroupItem>
                <Button
                  id={idOf("remove", index)}
                  variant="plain"
                  aria-label={`${label}: ${t("personas.delete")} ${index + 1}`}
                  icon={<MinusCircleIcon />}
                  onClick={() => remove(index)}
                />
              </InputGroupItem>
            )}
          </InputGroup>
        </div>
      ))}
      {!disabled && (
        <Button
          id={`${id}-add`}
          variant="link"
          isInline
          icon={<PlusCircleIcon />}
          onClick={add}
        >
          {t("personas.map.add")}
          <span className="pf-v5-u-screen-reader">{` (${label})`}</span>
        </Button>
      )}
    </div>
  );
};
