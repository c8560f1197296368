import {
  FormSelect,
  FormSelectOption,
  Switch,
  TextArea,
  TextInput,
} from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { rowsOfDefault } from "../../shared/form/map";
import { MapInput } from "../../shared/form/MapInput";
import { readable } from "../../shared/names";
import type { ScheduleWindow } from "../../shared/api/types";
import { ScheduleInput } from "../../shared/form/ScheduleInput";
import { DisplayNameHelp } from "./DisplayNameHelp";
import type { Field, Values } from "./fields";
import { asText, fromText } from "./fieldValues";
import { OptionNames } from "./OptionNames";
import { RowsInput } from "./RowsInput";
import { SeveralInput } from "./SeveralInput";

type Props = {
  field: Field;
  values: Values;
  onChange: (values: Values) => void;
  disabled?: boolean;
  error?: string | undefined;
};

/** One member of the schema as an input. */
export const FieldInput = ({
  field,
  values,
  onChange,
  disabled = false,
  error,
}: Props) => {
  const { t, i18n } = useTranslation();
  const id = useId();
  const value = values[field.name];
  const set = (next: unknown) => onChange({ ...values, [field.name]: next });
  const setText = (_event: unknown, text: string) =>
    set(fromText(field, text, values["type"]));
  const label = t(`personas.schema.field.${field.name}`);
  const helpKey = `personas.schema.help.${field.name}`;
  const common = { id, isDisabled: disabled, "aria-describedby": `${id}-help` };
  const list =
    field.kind === "lines" ||
    field.kind === "roles" ||
    (field.kind === "default" && values["type"] === "string-list");

  const map = field.kind === "default" && values["type"] === "map";

  const isName =
    field.name === "display_name" || field.name === "option_display_names";
  const options = ((values["options"] ?? []) as unknown[])
    .filter((option) => typeof option === "string")
    .map((option) => option.trim())
    .filter((option, at, all) => option !== "" && all.indexOf(option) === at);

  if (field.kind === "optionNames" && options.length === 0) {
    return null;
  }
  if (field.kind === "schedule") {
    return (
      <ScheduleInput
        windows={(value ?? []) as ScheduleWindow[]}
        onChange={set}
        help={{
          some: t("personas.schema.schedule.help"),
          none: t("personas.schema.schedule.none"),
        }}
        error={error}
        disabled={disabled}
      />
    );
  }
  return (
    <FieldShell
      id={id}
      labelIcon={isName ? <DisplayNameHelp label={label} /> : undefined}
      group={["optionNames", "rows", "several"].includes(field.kind) || map}
      label={label}
      required={field.required}
      help={
        map
          ? t("personas.map.help")
          : i18n.exists(helpKey)
            ? t(helpKey)
            : undefined
      }
      error={error}
    >
      {field.kind === "flag" ? (
        <Switch
          {...common}
          aria-label={label}
          label={t("personas.schema.on")}
          labelOff={t("personas.schema.off")}
          isChecked={value === true}
          onChange={(_event, checked) => set(checked)}
        />
      ) : field.kind === "several" ? (
        <SeveralInput
          options={field.options ?? []}
          chosen={(value ?? []) as string[]}
          onChange={set}
        />
      ) : field.kind === "choice" ? (
        <FormSelect {...common} value={asText(value)} onChange={setText}>
          {field.options?.map((option) => (
            <FormSelectOption
              key={option}
              value={option}
              label={t(
                [
                  `personas.schema.choice.${field.name}.${option}`,
                  `personas.schema.choice.${option}`,
                ],
                option,
              )}
            />
          ))}
        </FormSelect>
      ) : field.kind === "optionNames" ? (
        <OptionNames
          id={id}
          label={label}
          options={options}
          names={(value ?? {}) as Record<string, string>}
          disabled={disabled}
          onChange={set}
        />
      ) : field.kind === "rows" ? (
        <RowsInput
          id={id}
          label={label}
          columns={field.columns ?? []}
          rows={(value ?? []) as Values[]}
          onChange={set}
          disabled={disabled}
        />
      ) : map ? (
        <MapInput
          id={id}
          label={label}
          rows={rowsOfDefault(value)}
          onChange={set}
          disabled={disabled}
          checked={!!error}
          options={options.length > 0 ? options : undefined}
        />
      ) : list ? (
        <TextArea
          {...common}
          rows={4}
          resizeOrientation="vertical"
          value={asText(value)}
          onChange={setText}
        />
      ) : (
        <TextInput
          {...common}
          type={field.kind === "number" ? "number" : "text"}
          isRequired={field.required ?? false}
          {...(field.name === "display_name"
            ? { placeholder: readable(asText(values["name"])) }
            : {})}
          validated={error ? "error" : "default"}
          value={asText(value)}
          onChange={setText}
        />
      )}
    </FieldShell>
  );
};
