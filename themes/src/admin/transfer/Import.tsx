import {
  ActionList,
  ActionListItem,
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  Form,
  FormSelect,
  FormSelectOption,
  Progress,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import { usePermissions } from "../api/usePermissions";
import { FileField } from "../parts/FileField";
import { ImportHistory } from "./ImportHistory";
import { ImportOutcome } from "./ImportOutcome";
import { ImportSwitch } from "./ImportSwitch";
import { useImport } from "./useImport";

const MODES = ["create", "upsert", "replace"];

/** Personas from a file: first what would come of it, then for good. */
export const Import = () => {
  const { t } = useTranslation();
  const { manageRealm } = usePermissions();
  const [file, setFile] = useState<File>();
  const [mode, setMode] = useState("create");
  const [override, setOverride] = useState(false);
  const [schema, setSchema] = useState(false);
  const [restore, setRestore] = useState(false);
  const { send, resume, goOnWith, cancel, clear, ...state } = useImport();
  const { busy, run: sent, result, problem } = state;
  const running = t(
    sent?.dryRun ? "personas.import.previewing" : "personas.import.running",
  );

  /** What was previewed is not what would be imported any more. */
  const changed =
    <T,>(set: (value: T) => void) =>
    (_event: unknown, value: T) => {
      set(value);
      clear();
    };
  const run = (dryRun: boolean) => {
    if (file) {
      const applied = schema ? "apply" : "ignore";
      const options = { mode, restore, override_limit: override };
      void send(file, { ...options, schema: applied }, dryRun);
    }
  };

  return (
    <Stack hasGutter>
      <StackItem>
        <Card isFlat>
          <UnsavedGuard when={busy} texts="import.leaving" />
          <CardTitle component="h2">{t("personas.import.title")}</CardTitle>
          <CardBody>
            <Form isWidthLimited>
              <FileField
                id="import-file"
                help={t("personas.import.fileHelp")}
                file={file}
                isDisabled={busy}
                onChoose={(chosen) => {
                  setFile(chosen);
                  clear();
                }}
              />
              <FieldShell
                id="import-mode"
                label={t("personas.import.mode")}
                help={t("personas.import.modeHelp")}
              >
                <FormSelect
                  id="import-mode"
                  aria-describedby="import-mode-help"
                  value={mode}
                  isDisabled={busy}
                  onChange={changed(setMode)}
                >
                  {MODES.map((value) => (
                    <FormSelectOption
                      key={value}
                      value={value}
                      label={t(`personas.import.${value}`)}
                    />
                  ))}
                </FormSelect>
              </FieldShell>
              <ImportSwitch
                name="override"
                isOn={override}
                isDisabled={busy}
                onChange={changed(setOverride)}
              />
              {manageRealm && (
                <>
                  <ImportSwitch
                    name="schema"
                    isOn={schema}
                    isDisabled={busy}
                    onChange={changed(setSchema)}
                  />
                  <ImportSwitch
                    name="restore"
                    isOn={restore}
                    isDisabled={busy}
                    onChange={changed(setRestore)}
                  />
                </>
              )}
              {busy && (
                <Progress
                  aria-label={running}
                  title={running}
                  value={sent?.sent ?? 0}
                  max={Math.max(file?.size ?? 0, 1)}
                  label={t("personas.import.lines", {
                    count: sent?.lines ?? 0,
                  })}
                />
              )}
              <ImportOutcome
                result={result}
                problem={problem}
                onResume={sent && (() => void resume())}
                cancelled={state.cancelled === true}
              />
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
              {busy && sent && (
                <ActionListItem>
                  <Button variant="link" onClick={cancel}>
                    {t("personas.import.cancel")}
                  </Button>
                </ActionListItem>
              )}
            </ActionList>
          </CardFooter>
        </Card>
      </StackItem>
      <StackItem>
        <ImportHistory
          version={`${busy} ${result?.id} ${result?.dry_run} ${state.cancelled}`}
          busy={busy}
          onResume={(progress, again) => {
            setFile(again);
            setMode(progress.mode);
            void goOnWith(progress, again);
          }}
        />
      </StackItem>
    </Stack>
  );
};
