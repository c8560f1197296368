import {
  Form,
  FormGroup,
  List,
  ListItem,
  Modal,
  ModalVariant,
  NumberInput,
  Button,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Confirm } from "../../shared/Confirm";
import type { Names } from "../../shared/names";
import type { BulkAction, BulkResult, OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { useNames } from "../api/useSchemaView";

type Props = {
  action: BulkAction;
  personas: OwnedPersona[];
  /** Whether anything was changed. */
  onDone: (changed: boolean) => void;
};

/** Asks for confirmation, does it, and lists what came of each persona unless all went well. */
export const BulkDialog = ({ action, personas, onDone }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const names = useNames();
  const [days, setDays] = useState(30);
  const [result, setResult] = useState<BulkResult>();
  const count = personas.length;

  const run = async () => {
    try {
      const { data } = await api.call<BulkResult>("POST", "/bulk", {
        body: {
          action,
          ids: personas.map(({ id }) => id),
          ...(action === "extend" ? { days } : {}),
        },
      });
      if (data.failed > 0) {
        setResult(data);
        return;
      }
      alerts.succeeded(t(`personas.done.${action}`, { count }));
      onDone(true);
    } catch (error) {
      alerts.failed(t("personas.done.failed"), error);
      onDone(false);
    }
  };

  if (result) {
    return (
      <ResultList
        result={result}
        personas={personas}
        onClose={() => onDone(result.succeeded > 0)}
      />
    );
  }
  return (
    <Confirm
      title={t(`personas.confirm.${action}`, { count })}
      action={t(`personas.action.${action}`)}
      danger={action === "delete"}
      disabled={days < 1}
      onConfirm={run}
      onClose={() => onDone(false)}
    >
      <p>{t(`personas.confirm.${action}Text`)}</p>
      <List isPlain className="pf-v5-u-mt-md">
        {personas.slice(0, 5).map((persona) => (
          <ListItem key={persona.id}>{nameOf(names, persona)}</ListItem>
        ))}
        {count > 5 && (
          <ListItem>
            {t("personas.confirm.more", { count: count - 5 })}
          </ListItem>
        )}
      </List>
      {action === "extend" && (
        <Form className="pf-v5-u-mt-md">
          <FormGroup label={t("personas.confirm.days")} fieldId="extend-days">
            <NumberInput
              inputName="days"
              inputAriaLabel={t("personas.confirm.days")}
              minusBtnAriaLabel={t("personas.confirm.fewer")}
              plusBtnAriaLabel={t("personas.confirm.moreDays")}
              inputProps={{ id: "extend-days" }}
              min={1}
              max={36500}
              value={days}
              onMinus={() => setDays(days - 1)}
              onPlus={() => setDays(days + 1)}
              onChange={(event) =>
                setDays(Number((event.target as HTMLInputElement).value))
              }
            />
          </FormGroup>
        </Form>
      )}
    </Confirm>
  );
};

type ResultProps = {
  result: BulkResult;
  personas: OwnedPersona[];
  onClose: () => void;
};

const ResultList = ({ result, personas, onClose }: ResultProps) => {
  const { t } = useTranslation();
  const shown = useNames();
  const names = new Map(personas.map((one) => [one.id, nameOf(shown, one)]));
  return (
    <Modal
      title={t("personas.result.title", {
        succeeded: result.succeeded,
        failed: result.failed,
      })}
      variant={ModalVariant.medium}
      isOpen
      onClose={onClose}
      actions={[
        <Button key="close" onClick={onClose}>
          {t("personas.close")}
        </Button>,
      ]}
    >
      <List isPlain isBordered data-testid="bulk-results">
        {result.results.map(({ id, detail }) => (
          <ListItem key={id}>
            <strong>{names.get(id) ?? id}</strong>
            {": "}
            {detail ?? t("personas.result.ok")}
          </ListItem>
        ))}
      </List>
    </Modal>
  );
};

function nameOf(names: Names, persona: OwnedPersona): string {
  const { username, title, circle } = persona;
  return `${username}: ${names.title(title)}, ${circle}`;
}
