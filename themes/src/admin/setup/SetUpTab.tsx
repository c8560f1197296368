import {
  Button,
  DataList,
  DataListAction,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Label,
  Switch,
  Text,
  TextContent,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Confirm } from "../../shared/Confirm";
import { Failure, Loading } from "../../shared/States";
import { usePermissions } from "../api/usePermissions";
import {
  EXTRAS,
  type SetUp,
  type SetUpSwitch,
  SWITCHES,
  useSetUp,
} from "./useSetUp";

/** What Keycloak wants the permission to manage clients for. */
const OF_CLIENTS: SetUpSwitch[] = ["api", "strings", "agents"];

const COLOURS = { on: "green", partly: "orange", off: "grey" } as const;

/** All that personas need or can show in a realm, each with a switch, and a button for all of it. */
export const SetUpTab = () => {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const { manageRealm, manageClients } = usePermissions();
  const { data, problem, reload, change } = useSetUp();
  const [busy, setBusy] = useState(false);
  const [closing, setClosing] = useState(false);

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  const off = SWITCHES.filter(
    (part) => data.states[part] !== "on" && !EXTRAS.includes(part),
  );
  const may = (part: SetUpSwitch) =>
    manageRealm && (manageClients || !OF_CLIENTS.includes(part));

  const run = async (parts: SetUpSwitch[], on: boolean) => {
    setBusy(true);
    try {
      const warnings = await change(parts, on);
      alerts.succeeded(
        t(on ? "personas.switch.switchedOn" : "personas.switch.switchedOff"),
      );
      if (warnings.length > 0) {
        alerts.warned(t("personas.setup.odd"), warnings);
      }
    } catch (error) {
      alerts.failed(t("personas.switch.failed"), error);
    } finally {
      setBusy(false);
      setClosing(false);
    }
  };

  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <TextContent>
              <Text>{t("personas.switch.explain")}</Text>
            </TextContent>
          </ToolbarItem>
          {manageRealm && manageClients && (
            <ToolbarItem align={{ default: "alignRight" }}>
              <Button
                data-testid="switch-all"
                isDisabled={busy || off.length === 0}
                isLoading={busy}
                onClick={() => void run(off, true)}
              >
                {t("personas.switch.all")}
              </Button>
            </ToolbarItem>
          )}
        </ToolbarContent>
      </Toolbar>
      <DataList aria-label={t("personas.tab.setup")}>
        {SWITCHES.map((part) => (
          <Row
            key={part}
            part={part}
            setUp={data}
            busy={busy}
            mayChange={may(part)}
            onSwitch={(on) =>
              part === "api" && !on ? setClosing(true) : void run([part], on)
            }
          />
        ))}
      </DataList>
      {closing && (
        <Confirm
          title={t("personas.switch.closeTitle")}
          action={t("personas.switch.off")}
          danger
          onConfirm={() => run(["api"], false)}
          onClose={() => setClosing(false)}
        >
          {t("personas.switch.closeText")}
        </Confirm>
      )}
    </>
  );
};

type RowProps = {
  part: SetUpSwitch;
  setUp: SetUp;
  busy: boolean;
  mayChange: boolean;
  onSwitch: (on: boolean) => void;
};

const Row = ({ part, setUp, busy, mayChange, onSwitch }: RowProps) => {
  const { t } = useTranslation();
  const id = `switch-${part}`;
  const state = setUp.states[part];
  const missing = part === "api" && state === "partly" ? setUp.missing : [];
  return (
    <DataListItem aria-labelledby={id} data-testid={id}>
      <DataListItemRow>
        <DataListItemCells
          dataListCells={[
            <DataListCell key="name" width={2}>
              <strong id={id}>{t(`personas.switch.${part}.name`)}</strong>
            </DataListCell>,
            <DataListCell key="changes" width={5}>
              {t(`personas.switch.${part}.changes`)}
              {missing.map((one) => (
                <div key={one}>
                  {t("personas.switch.missing", {
                    part: t(`personas.setup.part.${one}`),
                  })}
                </div>
              ))}
            </DataListCell>,
            <DataListCell key="state">
              <Label color={COLOURS[state]}>
                {t(`personas.switch.state.${state}`)}
              </Label>
            </DataListCell>,
          ]}
        />
        {mayChange && (
          <DataListAction
            id={`${id}-action`}
            aria-labelledby={`${id} ${id}-action`}
            aria-label={t(`personas.switch.${part}.name`)}
          >
            {state === "partly" && (
              <Button
                variant="secondary"
                isDisabled={busy}
                aria-describedby={id}
                onClick={() => onSwitch(true)}
              >
                {t("personas.setup.complete")}
              </Button>
            )}
            <Switch
              aria-label={t(`personas.switch.${part}.name`)}
              isChecked={state !== "off"}
              isDisabled={busy}
              onChange={(_event, on) => onSwitch(on)}
            />
          </DataListAction>
        )}
      </DataListItemRow>
    </DataListItem>
  );
};
