import { FieldShell } from "./FieldShell";
import { TimeInput } from "./TimeInput";

type Props = {
  id: string;
  label: string;
  help: string;
  required?: boolean;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
};

/** A time of a form that keeps its values itself. */
export const InstantField = ({
  id,
  label,
  help,
  required = false,
  error,
  value,
  onChange,
}: Props) => (
  <FieldShell
    id={id}
    label={label}
    help={help}
    required={required}
    error={error}
  >
    <TimeInput
      id={id}
      value={value}
      onChange={onChange}
      inputRef={() => undefined}
      disabled={false}
      invalid={error !== undefined}
    />
  </FieldShell>
);
