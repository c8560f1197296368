import {
  ActionList,
  ActionListItem,
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  Checkbox,
  FileUpload,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Progress,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePermissions } from "../api/usePermissions";
import { ImportOutcome } from "./ImportOutcome";
import { useImport } from "./useImport";

const MODES = ["create", "upsert", "replace"];

/** Personas from a file: first what would come of it, then for good. */
export const Import = () => {
  const { t } = useTranslation();
  const { manageRealm } = usePermissions();
  const [file, setFile] = useState<File>();
  const [lines, setLines] = useState(0);
  const [mode, setMode] = useState("create");
  const [override, setOverride] = useState(false);
  const [schema, setSchema] = useState(false);
  const [restore, setRestore] = useState(false);
  const { send, clear, busy, result, problem, lines: done } = useImport();

  const take = async (chosen: File) => {
    setFile(chosen);
    clear();
    setLines((await chosen.text()).trimEnd().split("\n").length);
  };
  const run = (dryRun: boolean) => {
    if (file) {
      const options = {
        mode,
        override_limit: override,
        schema: schema ? "apply" : "ignore",
        restore,
      };
      void send(file, options, dryRun);
    }
  };

  return (
    <Card isFlat>
      <CardTitle component="h2">{t("personas.import.title")}</CardTitle>
      <CardBody>
        <Form isWidthLimited>
          <FormGroup
            label={t("personas.import.file")}
            fieldId="import-file-filename"
          >
            <FileUpload
              id="import-file"
              filename={file?.name ?? ""}
              filenamePlaceholder={t("personas.import.drop")}
              browseButtonText={t("personas.import.browse")}
              clearButtonText={t("personas.picker.clear")}
              hideDefaultPreview
              dropzoneProps={{ multiple: false }}
              onFileInputChange={(_event, chosen) => void take(chosen)}
              onClearClick={() => {
                setFile(undefined);
                clear();
              }}
            />
          </FormGroup>
          <FormGroup label={t("personas.import.mode")} fieldId="import-mode">
            <FormSelect
              id="import-mode"
              value={mode}
              onChange={(_event, chosen) => {
                setMode(chosen);
                clear();
              }}
            >
              {MODES.map((value) => (
                <FormSelectOption
                  key={value}
                  value={value}
                  label={t(`personas.import.${value}`)}
                />
              ))}
            </FormSelect>
          </FormGroup>
          <FormGroup role="group" label={t("personas.import.more")} isStack>
            <Checkbox
              id="import-override"
              label={t("personas.import.override")}
              isChecked={override}
              onChange={(_event, on) => setOverride(on)}
            />
            {manageRealm && (
              <>
                <Checkbox
                  id="import-schema"
                  label={t("personas.import.schema")}
                  isChecked={schema}
                  onChange={(_event, on) => setSchema(on)}
                />
                <Checkbox
                  id="import-restore"
                  label={t("personas.import.restore")}
                  description={t("personas.import.restoreHelp")}
                  isChecked={restore}
                  onChange={(_event, on) => {
                    setRestore(on);
                    clear();
                  }}
                />
              </>
            )}
          </FormGroup>
          {busy && (
            <Progress
              aria-label={t("personas.import.running")}
              title={t("personas.import.running")}
              value={done ?? 0}
              max={Math.max(lines, 1)}
              label={t("personas.import.lines", { done, lines })}
            />
          )}
          <ImportOutcome result={result} problem={problem} />
        </Form>
      </CardBody>
      <CardFooter>
        <ActionList>
          <ActionListItem>
            <Button
              variant="secondary"
              isDisabled={!file || busy}
              onClick={() => run(true)}
            >
              {t("personas.import.preview")}
            </Button>
          </ActionListItem>
          <ActionListItem>
            <Button
              variant={mode === "replace" ? "danger" : "primary"}
              isDisabled={!file || busy || result?.dry_run !== true}
              onClick={() => run(false)}
            >
              {t("personas.import.action")}
            </Button>
          </ActionListItem>
        </ActionList>
      </CardFooter>
    </Card>
  );
};
