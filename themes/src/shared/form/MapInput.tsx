import {
  Button,
  FormHelperText,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { MinusCircleIcon, PlusCircleIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { hasRoom, type MapRow, type RowFault, rowFaults } from "./map";
import { useRows } from "./useRows";

type Props = {
  id: string;
  label: string;
  rows: MapRow[];
  onChange: (rows: MapRow[]) => void;
  disabled: boolean;
  /** Whether what is wrong with a row is told. */
  checked: boolean;
  max?: number | undefined;
  /** Texts that values may have. */
  options?: string[] | undefined;
};

const FAULTS: Record<RowFault, string> = {
  nameless: "personas.map.nameless",
  tooLong: "personas.map.tooLong",
  twice: "personas.map.twice",
  empty: "personas.map.empty",
  lost: "personas.map.lost",
};

/** A row with a name and a value for each entry. */
export const MapInput = (props: Props) => {
  const { id, label, rows, onChange, disabled, checked, max, options } = props;
  const { t } = useTranslation();
  const { list, idOf, addId, change, add, remove } = useRows(
    id,
    rows,
    onChange,
    { row: { name: "", value: "" }, input: "name" },
  );
  const faults = checked ? rowFaults(rows) : [];

  return (
    <div ref={list}>
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {rows.map((row, index) => {
        const fault = faults[index];
        const described = fault ? `${id}-fault-${index}` : `${id}-help`;
        const named = row.name.trim() || t("personas.map.new");
        const common = {
          isDisabled: disabled,
          "aria-describedby": described,
        };
        const validated = (...own: RowFault[]) =>
          fault && own.includes(fault)
            ? ("error" as const)
            : ("default" as const);
        return (
          <div key={index} className="kc-personas-entry">
            <InputGroup>
              <InputGroupItem isFill>
                <TextInput
                  {...common}
                  id={idOf("name", index)}
                  aria-label={`${label}: ${t("personas.map.name", { number: index + 1 })}`}
                  placeholder={t("personas.map.namePlaceholder")}
                  validated={validated("nameless", "tooLong", "twice")}
                  value={row.name}
                  onChange={(_event, name) => change(index, { name })}
                />
              </InputGroupItem>
              <InputGroupItem isFill>
                <TextInput
                  {...common}
                  id={idOf("value", index)}
                  aria-label={`${label}: ${t("personas.map.value", { number: index + 1 })}`}
                  placeholder={t("personas.map.valuePlaceholder")}
                  {...(options ? { list: `${id}-options` } : {})}
                  validated={validated("empty", "lost")}
                  value={row.value}
                  onChange={(_event, value) => change(index, { value })}
                />
              </InputGroupItem>
              {!disabled && (
                <InputGroupItem>
                  <Button
                    id={idOf("remove", index)}
                    variant="plain"
                    aria-label={`${label}: ${t("personas.map.remove", { name: named })}`}
                    icon={<MinusCircleIcon />}
                    onClick={() => remove(index)}
                  />
                </InputGroupItem>
              )}
            </InputGroup>
            {fault && (
              <FormHelperText>
                <HelperText id={described} isLiveRegion>
                  <HelperTextItem variant="error" hasIcon>
                    {t(FAULTS[fault])}
                  </HelperTextItem>
                </HelperText>
              </FormHelperText>
            )}
          </div>
        );
      })}
      {rows.length === 0 && disabled && t("personas.none")}
      {!disabled && (
        <Button
          id={addId}
          variant="link"
          isInline
          icon={<PlusCircleIcon />}
          isDisabled={!hasRoom(rows, max)}
          onClick={add}
        >
          {t("personas.map.add")}
          <span className="pf-v5-u-screen-reader">{` (${label})`}</span>
        </Button>
      )}
    </div>
  );
};
