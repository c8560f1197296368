import {
  Button,
  DataList,
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
import { ScopeClients } from "./ScopeClients";
import { SetUpRow } from "./SetUpRow";
import { EXTRAS, type SetUpSwitch, useSetUp } from "./useSetUp";

/** What Keycloak wants the permission to manage clients for. */
const OF_CLIENTS: SetUpSwitch[] = ["api", "strings", "agents", "circles"];

/** All that personas need or can show in a realm, each with a switch, and a button for all of it. */
export const SetUpTab = () => {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const { manageRealm, manageClients } = usePermissions();
  const { data, problem, reload, change } = useSetUp();
  const [busy, setBusy] = useState(false);
  const [closing, setClosing] = useState(false);
  const [giving, setGiving] = useState(false);

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  const off = data.switches.filter(
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
        {data.switches.map((part) => (
          <SetUpRow
            key={part}
            part={part}
            setUp={data}
            busy={busy}
            mayChange={may(part)}
            onSwitch={(on) =>
              part === "api" && !on ? setClosing(true) : void run([part], on)
            }
            {...(part === "circles"
              ? { onClients: () => setGiving(true) }
              : {})}
          />
        ))}
      </DataList>
      {giving && <ScopeClients onClose={() => setGiving(false)} />}
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
