import {
  FormSelect,
  FormSelectOption,
  Switch,
  TextInput,
} from "@patternfly/react-core";
import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { AttributeRule } from "../api/types";
import { optionName } from "../names";
import { FieldShell } from "./FieldShell";
import { ListInput } from "./ListInput";
import { type MapRow, rowFaults } from "./map";
import { MapInput } from "./MapInput";
import { isCarried } from "./number";
import { TimeInput } from "./TimeInput";
import type { FormValue } from "./values";

type Props = {
  /** Where the form keeps it, `group.attribute` within a group. */
  name: string;
  rule: AttributeRule;
  disabled: boolean;
  technical: boolean;
};

/** An attribute of the schema as the input that its type asks for. */
export const AttributeField = ({ name, rule, disabled, technical }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const { control } = useFormContext();
  const isNumber = rule.type === "integer" || rule.type === "number";
  const reaches = (value: unknown) =>
    !isNumber ||
    typeof value !== "string" ||
    value.trim() === "" ||
    isCarried(value, rule.type === "integer") ||
    t("personas.lostNumber");
  const isFit = (value: unknown) =>
    rule.type === "map" && rowFaults(value as MapRow[]).some(Boolean)
      ? t("personas.map.faulty")
      : reaches(value);
  return (
    <Controller
      name={name}
      control={control}
      rules={{ validate: (value) => disabled || isFit(value) }}
      render={({ field, fieldState }) => (
        <FieldShell
          id={id}
          label={
            technical ? (
              <span title={name}>{rule.display_name}</span>
            ) : (
              rule.display_name
            )
          }
          name={rule.display_name}
          required={rule.required && rule.default === undefined}
          help={
            rule.type === "map" && !disabled
              ? `${rule.description} ${t("personas.map.help")}`.trim()
              : rule.description
          }
          error={fieldState.error?.message}
          group={
            rule.type === "map" ||
            (rule.type === "string-list" && !!rule.options)
          }
        >
          <Input
            id={id}
            rule={rule}
            value={field.value as FormValue}
            onChange={field.onChange}
            inputRef={field.ref}
            disabled={disabled}
            invalid={!!fieldState.error}
          />
        </FieldShell>
      )}
    />
  );
};

export type InputProps = {
  id: string;
  rule: AttributeRule;
  value: FormValue;
  onChange: (value: FormValue) => void;
  inputRef: (element: unknown) => void;
  disabled: boolean;
  invalid: boolean;
};

const Input = (props: InputProps) => {
  const { t } = useTranslation();
  const { id, rule, value, onChange, inputRef, disabled, invalid } = props;
  const common = {
    id,
    isDisabled: disabled,
    "aria-describedby": `${id}-help`,
  };
  const validated = invalid ? ("error" as const) : ("default" as const);

  if (rule.type === "boolean") {
    return (
      <Switch
        {...common}
        aria-label={rule.display_name}
        label={t("personas.yes")}
        labelOff={t("personas.no")}
        isChecked={value === true}
        onChange={(_event, checked) => onChange(checked)}
      />
    );
  }
  if (rule.type === "string-list") {
    return <ListInput {...props} />;
  }
  if (rule.type === "map") {
    return (
      <MapInput
        id={id}
        label={rule.display_name}
        rows={value as MapRow[]}
        onChange={onChange}
        disabled={disabled}
        checked={invalid}
        max={rule.max}
        options={rule.options}
      />
    );
  }
  if (rule.type === "date-time") {
    return <TimeInput {...props} value={value as string} />;
  }
  if (rule.options) {
    return (
      <FormSelect
        {...common}
        ref={inputRef}
        validated={validated}
        value={value}
        onChange={(_event, chosen) => onChange(chosen)}
      >
        <FormSelectOption value="" label={t("personas.none")} />
        {rule.options.map((option) => (
          <FormSelectOption
            key={option}
            value={option}
            label={optionName(rule, option)}
          />
        ))}
      </FormSelect>
    );
  }
  return (
    <TextInput
      {...common}
      ref={inputRef}
      validated={validated}
      type={inputType(rule)}
      {...limits(rule)}
      value={value as string}
      onChange={(_event, text) => onChange(text)}
    />
  );
};

function inputType(rule: AttributeRule) {
  switch (rule.type) {
    case "integer":
    case "number":
      return "number" as const;
    case "email":
      return "email" as const;
    default:
      return "text" as const;
  }
}

function limits(rule: AttributeRule) {
  return rule.type === "integer" || rule.type === "number"
    ? {
        min: rule.min,
        max: rule.max,
        step: rule.type === "integer" ? 1 : ("any" as const),
      }
    : {};
}
