import {
  Button,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
  ToggleGroup,
  ToggleGroupItem,
} from "@patternfly/react-core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../shared/Confirm";
import { Failure, Loading } from "../../shared/States";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import type { AdminSchema } from "../api/types";
import { usePermissions } from "../api/usePermissions";
import { useSchemaView } from "../api/useSchemaView";
import { AttributesEditor } from "./AttributesEditor";
import { shownNames } from "./displayNames";
import { TITLE_FIELDS } from "./fields";
import { CirclesEditor, JsonEditor, LimitsEditor } from "./OtherEditors";
import { Presets } from "./Presets";
import { RuleTable } from "./RuleTable";
import { Faults, InUseCounts } from "./SchemaFaults";
import { SetUpNotice } from "./SetUpNotice";
import { useSchemaDraft } from "./useSchemaDraft";

const PARTS = ["titles", "circles", "attributes", "limits", "json"] as const;
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
  const [part, setPart] = useState<(typeof PARTS)[number]>("titles");
  const [broken, setBroken] = useState(false);
  // Another number makes the JSON text afresh from the draft.
  const [version, setVersion] = useState(0);
  const view = useSchemaView(schema.data?.etag);
  const shown = useMemo(
    () => shownNames(schema.data?.data, view),
    [schema.data, view],
  );
  const { draft, setDraft, dirty, busy, faults, inUse } = schema;

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

  return (
    <>
      <UnsavedGuard when={dirty} />
      <SetUpNotice schema={schema.data?.etag} />
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <ToggleGroup isCompact aria-label={t("personas.tab.schema")}>
              {PARTS.map((name) => (
                <ToggleGroupItem
                  key={name}
                  buttonId={`schema-${name}`}
                  text={t(`personas.schema.tab.${name}`)}
                  isSelected={part === name}
                  isDisabled={broken && part !== name}
                  onChange={() => setPart(name)}
                />
              ))}
            </ToggleGroup>
          </ToolbarItem>
          {manageRealm && (
            <>
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
            </>
          )}
        </ToolbarContent>
      </Toolbar>
      <Faults faults={faults} />
      {part === "titles" && (
        <RuleTable
          kind="title"
          label={t("personas.schema.tab.titles")}
          rules={draft.titles}
          columns={TITLE_COLUMNS}
          shown={shown}
          fields={() => TITLE_FIELDS}
          fresh={NEW_TITLE}
          disabled={!manageRealm}
          onChange={(titles) =>
            setDraft({ ...draft, titles: titles as AdminSchema["titles"] })
          }
        />
      )}
      {part === "circles" && <CirclesEditor {...editor} />}
      {part === "attributes" && <AttributesEditor {...editor} shown={shown} />}
      {part === "limits" && <LimitsEditor {...editor} />}
      {part === "json" && (
        <JsonEditor key={version} {...editor} onBroken={setBroken} />
      )}
      {inUse && (
        <Confirm
          title={t("personas.schema.inUse.title")}
          action={t("personas.schema.inUse.action")}
          danger
          onConfirm={() => schema.save(true)}
          onClose={schema.keepEditing}
        >
          <InUseCounts inUse={inUse} />
        </Confirm>
      )}
    </>
  );
};
