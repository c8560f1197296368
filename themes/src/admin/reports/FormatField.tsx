import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import type { Format, Reports } from "./types";

type Props = {
  offered: Reports;
  value: Format;
  onChange: (format: Format) => void;
};

/** How a report is written, of what this server can. */
export const FormatField = ({ offered, value, onChange }: Props) => {
  const { t } = useTranslation();
  return (
    <FieldShell
      id="report-format"
      label={t("personas.reports.format")}
      help={t(`personas.reports.formatHelp.${value}`, {
        count: offered.max_pdf_rows,
      })}
    >
      <FormSelect
        id="report-format"
        aria-describedby="report-format-help"
        value={value}
        onChange={(_event, format) => onChange(format as Format)}
      >
        {offered.formats.map((one) => (
          <FormSelectOption
            key={one}
            value={one}
            label={t(`personas.reports.formats.${one}`)}
          />
        ))}
      </FormSelect>
    </FieldShell>
  );
};
