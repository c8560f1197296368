import {
  Button,
  DataListAction,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Label,
  Switch,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { SetUp, SetUpSwitch } from "./useSetUp";

const COLOURS = { on: "green", partly: "orange", off: "grey" } as const;

type Props = {
  part: SetUpSwitch;
  setUp: SetUp;
  busy: boolean;
  mayChange: boolean;
  onSwitch: (on: boolean) => void;
  /** Asks which applications get it, where that is to be said. */
  onClients?: () => void;
};

/** One of the parts: what it changes, how it is, and its switch. */
export const SetUpRow = ({
  part,
  setUp,
  busy,
  mayChange,
  onSwitch,
  onClients,
}: Props) => {
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
            {state === "on" && onClients && (
              <Button
                variant="secondary"
                isDisabled={busy}
                aria-describedby={id}
                onClick={onClients}
              >
                {t("personas.switch.clients")}
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
