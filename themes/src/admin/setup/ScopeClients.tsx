import {
  Button,
  Form,
  Modal,
  ModalVariant,
  Switch,
  Text,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { FieldShell } from "../../shared/form/FieldShell";
import { Failure } from "../../shared/States";
import { type Choice, Picker } from "../parts/Picker";
import { useClients } from "../parts/useClients";
import { useScopeOf } from "./useScopeOf";

/** Says which applications can ask for the scope of stewards, one after the other. */
export const ScopeClients = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const [client, setClient] = useState<Choice>();
  const find = useClients();
  return (
    <Modal
      title={t("personas.switch.clientsTitle")}
      variant={ModalVariant.small}
      isOpen
      onClose={onClose}
      actions={[
        <Button key="close" variant="secondary" onClick={onClose}>
          {t("personas.close")}
        </Button>,
      ]}
    >
      <Text className="pf-v5-u-mb-md">{t("personas.switch.clientsText")}</Text>
      <Form noValidate onSubmit={(event) => event.preventDefault()}>
        <FieldShell id="scope-client" label={t("personas.why.client")}>
          <Picker
            id="scope-client"
            label={t("personas.why.client")}
            placeholder={t("personas.why.findClient")}
            chosen={client}
            onChoose={setClient}
            find={find}
          />
        </FieldShell>
        {client && <ScopeSwitch key={client.value} client={client.value} />}
      </Form>
    </Modal>
  );
};

const ScopeSwitch = ({ client }: { client: string }) => {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const { data: has, problem, reload, change } = useScopeOf(client);
  const [busy, setBusy] = useState(false);

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  const give = async (on: boolean) => {
    setBusy(true);
    try {
      const warnings = await change(on);
      alerts.succeeded(
        t(on ? "personas.switch.given" : "personas.switch.taken", { client }),
      );
      if (warnings.length > 0) {
        alerts.warned(t("personas.setup.odd"), warnings);
      }
    } catch (error) {
      alerts.failed(t("personas.switch.failed"), error);
    } finally {
      setBusy(false);
      reload();
    }
  };
  return (
    <Switch
      id="scope-switch"
      label={t("personas.switch.mayAsk", { client })}
      isChecked={has === true}
      isDisabled={busy || has === undefined}
      onChange={(_event, on) => void give(on)}
    />
  );
};
