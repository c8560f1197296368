import {
  Button,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { type ReactElement, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../shared/Confirm";
import { Failure, Loading } from "../../shared/States";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import type { AdminSchema } from "../api/types";
import { usePermissions } from "../api/usePermissions";
import { useSchemaView } from "../api/useSchemaView";
import { SubTabs } from "../../shared/SubTabs";
import { AssessmentsEditor } from "./AssessmentsEditor";
import { AttributesEditor } from "./AttributesEditor";
import { CapabilitiesEditor } from "./CapabilitiesEditor";
import { shownNames } from "./displayNames";
import { titleFields } from "./fields";
import { CirclesEditor, JsonEditor, LimitsEditor } from "./OtherEditors";
import { NewStewardNames } from "./NewStewardNames";
import { Presets } from "./Presets";
import { RuleTable } from "./RuleTable";
import { Faults, faultsBelow, InUseCounts } from "./SchemaFaults";
import { SetUpNotice } from "./SetUpNotice";
import { useSchemaDraft } from "./useSchemaDraft";

const TITLE_COLUMNS = [
  "name",
  "display_name",
  "description",
  "self_service",
  "needs_approval",
];
const NEW_TITLE = {
  name: "",
  description: "",
  self_service: true,
  needs_approval: false,
  can_be_invited: false,
  can_be_delegated_to: false,
  allowed_actions: [],
};

/** The realm's rules about personas. */
export const SchemaPage = () => {
  const { t } = useTranslation();
  const { manageRealm } = usePermissions();
  const schema = useSchemaDraft();
  const [broken, setBroken] = useState(false);
  // Another number makes the JSON text afresh from the draft.
  const [version, setVersion] = useState(0);
  const view = useSchemaView();
  const shown = useMemo(
    () => shownNames(schema.data?.data, view),
    [schema.data, view],
  );
  const { draft, setDraft, dirty, busy, faults, consequences } = schema;

  if (schema.problem) {
    return <Failure problem={schema.problem} retry={schema.reload} />;
  }
  if (!draft) {
    return <Loading />;
  }
  const replace = (next: AdminSchema) => {
    setDraft(next);
    setBroken(false);
    setVersion(version + 1);
  };
  const editor = { draft, onChange: setDraft, disabled: !manageRealm, faults };

  const pages: Record<string, ReactElement> = {
    titles: (
      <RuleTable
        kind="title"
        label={t("personas.schema.tab.titles")}
        rules={draft.titles}
        columns={TITLE_COLUMNS}
        shown={shown}
        fields={() => titleFields(draft.titles.map(({ name }) => name))}
        fresh={NEW_TITLE}
        disabled={!manageRealm}
        faults={faultsBelow(faults, "titles")}
        onChange={(titles) =>
          setDraft({ ...draft, titles: titles as AdminSchema["titles"] })
        }
      />
    ),
    circles: <CirclesEditor {...editor} />,
    attributes: <AttributesEditor {...editor} shown={shown} />,
    limits: <LimitsEditor {...editor} />,
    assessments: <AssessmentsEditor {...editor} shown={shown} />,
    capabilities: <CapabilitiesEditor {...editor} />,
    json: <JsonEditor key={version} {...editor} onBroken={setBroken} />,
  };

  return (
    <>
      <UnsavedGuard when={dirty} />
      <SetUpNotice schema={schema.data?.etag} />
      {manageRealm && (
        <Toolbar>
          <ToolbarContent>
            <ToolbarItem>
              <Presets onChoose={replace} />
            </ToolbarItem>
            <ToolbarItem align={{ default: "alignRight" }}>
              <Button
                data-testid="save"
                isDisabled={!dirty || busy || broken}
                isLoading={busy}
                onClick={() => void schema.save()}
              >
                {t("personas.save")}
              </Button>
            </ToolbarItem>
            <ToolbarItem>
              <Button
                variant="link"
                isDisabled={!dirty && !broken}
                onClick={() => {
                  schema.revert();
                  setBroken(false);
                  setVersion(version + 1);
                }}
              >
                {t("personas.form.revert")}
              </Button>
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      )}
      <Faults faults={faults} />
      <SubTabs
        label={t("personas.tab.schema")}
        parameter="part"
        tabs={Object.entries(pages).map(([name, page]) => ({
          name,
          page,
          title: t(`personas.schema.tab.${name}`),
          isDisabled: broken && name !== "json",
        }))}
      />
      {consequences && (
        <Confirm
          title={t(
            consequences.inUse
              ? "personas.schema.inUse.title"
              : "personas.schema.newStewards.title",
          )}
          action={t("personas.schema.inUse.action")}
          danger
          onConfirm={() => schema.save(true)}
          onClose={schema.keepEditing}
        >
          {consequences.inUse && <InUseCounts inUse={consequences.inUse} />}
          {consequences.newStewards && (
            <NewStewardNames stewards={consequences.newStewards} />
          )}
        </Confirm>
      )}
    </>
  );
};
