import {
  Button,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { MinusCircleIcon, PlusCircleIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { useRows } from "../../shared/form/useRows";
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

const valueOf = ({ kind }: Column, text: string) => {
  if (kind !== "number") {
    return text;
  }
  return text === "" ? undefined : Number(text);
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
  const { list, idOf, addId, change, add, remove } = useRows<Values>(
    id,
    rows,
    onChange,
    { row: {}, input: columns[0]!.name },
  );

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
                  onChange={(_event, text) =>
                    change(index, { [column.name]: valueOf(column, text) })
                  }
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
          id={addId}
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
