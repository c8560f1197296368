import { FileUpload } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";

type Props = {
  id: string;
  help: string;
  file: File | undefined;
  isDisabled: boolean;
  onChoose: (file: File | undefined) => void;
};

/** One file from the user's disk, which is sent as it is. */
export const FileField = ({ id, help, file, isDisabled, onChoose }: Props) => {
  const { t } = useTranslation();
  return (
    <FieldShell
      id={`${id}-filename`}
      label={t("personas.import.file")}
      help={help}
    >
      <FileUpload
        id={id}
        filename={file?.name ?? ""}
        filenamePlaceholder={t("personas.import.drop")}
        browseButtonText={t("personas.import.browse")}
        clearButtonText={t("personas.picker.clear")}
        hideDefaultPreview
        dropzoneProps={{ multiple: false }}
        isDisabled={isDisabled}
        onFileInputChange={(_event, chosen) => onChoose(chosen)}
        onClearClick={() => onChoose(undefined)}
      />
    </FieldShell>
  );
};
