import { Button, Form, Modal, ModalVariant } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rowFaults, rowsOfDefault } from "../../shared/form/map";
import { faultText, fieldOf } from "../../shared/form/values";
import { type Field, RULE_NAMES, type Values } from "./fields";
import { cleaned, isLostNumber } from "./fieldValues";
import { FieldInput } from "./FieldInput";

type Props = {
  title: string;
  fields: (values: Values) => Field[];
  initial: Values;
  /** Names that others of its kind have. */
  taken: string[];
  /** What the server refused of it, by member. */
  faults?: Record<string, string>;
  onClose: () => void;
  onApply: (values: Values) => void;
};

/** A title, group or attribute in a dialog; what it says becomes part of the draft, not yet of the realm. */
export const EditDialog = ({
  title,
  fields,
  initial,
  taken,
  faults = {},
  onClose,
  onApply,
}: Props) => {
  const { t } = useTranslation();
  const [values, setValues] = useState(initial);
  const [checked, setChecked] = useState(false);
  const shown = fields(values);

  const faultOf = (field: Field): string | undefined => {
    const { name, required } = field;
    if (isLostNumber(field, values)) {
      return t("personas.lostNumber");
    }
    if (
      field.kind === "default" &&
      values["type"] === "map" &&
      rowFaults(rowsOfDefault(values["default"])).some(Boolean)
    ) {
      return t("personas.map.faulty");
    }
    const value = values[name];
    const empty =
      value === undefined ||
      value === "" ||
      (Array.isArray(value) && value.length === 0);
    if (required && empty) {
      return t("personas.schema.required");
    }
    return name === "name" && taken.includes(String(value))
      ? t("personas.schema.taken")
      : undefined;
  };
  /** A fault of the server stands until its member is changed. */
  const refusedOf = ({ name }: Field): string | undefined => {
    const [path, message] =
      Object.entries(faults).find(([path]) => fieldOf(path) === name) ?? [];
    return path && message && values[name] === initial[name]
      ? faultText(path, message)
      : undefined;
  };
  const apply = () => {
    setChecked(true);
    if (shown.every((field) => !faultOf(field))) {
      const names = new Set(shown.map(({ name }) => name));
      const kept = Object.entries(values).filter(
        ([name]) => names.has(name) || !RULE_NAMES.has(name),
      );
      onApply(cleaned(Object.fromEntries(kept)));
    }
  };

  return (
    <Modal
      title={title}
      variant={ModalVariant.medium}
      isOpen
      onClose={onClose}
      actions={[
        <Button key="apply" data-testid="apply" onClick={apply}>
          {t("personas.schema.apply")}
        </Button>,
        <Button key="cancel" variant="link" onClick={onClose}>
          {t("personas.cancel")}
        </Button>,
      ]}
    >
      <Form
        isHorizontal
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        {shown.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            values={values}
            onChange={setValues}
            error={(checked ? faultOf(field) : undefined) ?? refusedOf(field)}
          />
        ))}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
};
