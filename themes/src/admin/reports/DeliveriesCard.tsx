import {
  Button,
  Card,
  CardBody,
  CardHeader,
  CardTitle,
} from "@patternfly/react-core";
import { Table, Tbody, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Confirm } from "../../shared/Confirm";
import { Listed } from "../../shared/Listed";
import { usePages } from "../../shared/usePages";
import { useAdminApi } from "../api/useAdminApi";
import { useReloadWhile } from "../parts/useReloadWhile";
import { type Delivery, isOnItsWay } from "./deliveries";
import { DeliveryRow } from "./DeliveryRow";

const PAGE = 10;

/** The reports that were stored away or are about to be; another version reads them anew. */
export const DeliveriesCard = ({ version }: { version: number }) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const [removing, setRemoving] = useState<Delivery>();
  const deliveries = usePages<Delivery>(async (cursor, signal) => {
    const { deliveries: rows, next } = await api.get<{
      deliveries: Delivery[];
      next?: string;
    }>("/reports/deliveries", { max: PAGE, cursor }, signal);
    return { rows, next };
  }, `deliveries ${version}`);
  const { data, reload } = deliveries;

  useReloadWhile(data?.rows.some(isOnItsWay) === true, data, reload);

  const change = async (method: string, path: string, done: string) => {
    try {
      await api.call(method, `/reports/deliveries/${path}`);
      alerts.succeeded(t(`personas.deliveries.${done}`));
    } catch (error) {
      alerts.failed(t("personas.deliveries.failed"), error);
    }
    setRemoving(undefined);
    reload();
  };

  return (
    <Card isFlat className="pf-v5-u-mt-md">
      <CardHeader
        actions={{
          actions: (
            <Button variant="link" isInline onClick={reload}>
              {t("personas.list.refresh")}
            </Button>
          ),
        }}
      >
        <CardTitle component="h2">{t("personas.deliveries.title")}</CardTitle>
      </CardHeader>
      <CardBody>
        <Listed
          pages={deliveries}
          none={<p>{t("personas.deliveries.none")}</p>}
        >
          {(rows) => (
            <Table
              aria-label={t("personas.deliveries.title")}
              variant="compact"
              className="kc-personas-text kc-personas-names"
            >
              <Thead>
                <Tr>
                  <Th>{t("personas.deliveries.report")}</Th>
                  <Th>{t("personas.deliveries.target")}</Th>
                  <Th>{t("personas.deliveries.state")}</Th>
                  <Th>{t("personas.deliveries.tries")}</Th>
                  <Th>{t("personas.deliveries.ordered")}</Th>
                  <Th screenReaderText={t("personas.list.actions")} />
                </Tr>
              </Thead>
              <Tbody>
                {rows.map((delivery) => (
                  <DeliveryRow
                    key={delivery.id}
                    delivery={delivery}
                    onRetry={() =>
                      void change("POST", `${delivery.id}/retry`, "retried")
                    }
                    onRemove={() => setRemoving(delivery)}
                  />
                ))}
              </Tbody>
            </Table>
          )}
        </Listed>
      </CardBody>
      {removing && (
        <Confirm
          title={t("personas.deliveries.removeTitle")}
          action={t("personas.deliveries.remove")}
          danger
          onConfirm={() => change("DELETE", removing.id, "removed")}
          onClose={() => setRemoving(undefined)}
        >
          {t("personas.deliveries.removeText")}
        </Confirm>
      )}
    </Card>
  );
};
