import { TextArea, TextInput } from "@patternfly/react-core";
import { FieldShell } from "./FieldShell";

type Props = {
  id: string;
  label: string;
  help?: string;
  required?: boolean;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "url" | "number";
  /** The most letters. */
  most?: number;
  /** Whether it may be longer than a line. */
  long?: boolean;
};

/** A text of a form that keeps its values itself. */
export const LineField = ({
  id,
  label,
  help,
  required = false,
  error,
  value,
  onChange,
  type = "text",
  most,
  long = false,
}: Props) => {
  const common = {
    id,
    isRequired: required,
    validated: error ? ("error" as const) : ("default" as const),
    value,
    onChange: (_event: unknown, text: string) => onChange(text),
    ...(most ? { maxLength: most } : {}),
    ...((help ?? error) ? { "aria-describedby": `${id}-help` } : {}),
  };
  return (
    <FieldShell
      id={id}
      label={label}
      help={help}
      required={required}
      error={error}
    >
      {long ? (
        <TextArea {...common} rows={3} resizeOrientation="vertical" />
      ) : (
        <TextInput {...common} type={type} />
      )}
    </FieldShell>
  );
};
