import { Label, type LabelProps } from "@patternfly/react-core";
import { ActionsColumn, Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../shared/RelativeTime";
import { usePermissions } from "../api/usePermissions";
import { type Delivery, errorOf, sizeOf } from "./deliveries";

const COLOURS: Record<Delivery["state"], NonNullable<LabelProps["color"]>> = {
  queued: "blue",
  sending: "blue",
  delivered: "green",
  failed: "red",
};

type Props = {
  delivery: Delivery;
  onRetry: () => void;
  onRemove: () => void;
};

/** A report that is stored away: how far it is, and what has failed last. */
export const DeliveryRow = ({ delivery, onRetry, onRemove }: Props) => {
  const { t, i18n } = useTranslation();
  const { viewAll, manageRealm } = usePermissions();
  const { state, report, format, last_error: error } = delivery;
  const items = [
    ...(viewAll && (state === "failed" || state === "queued")
      ? [{ title: t("personas.deliveries.retry"), onClick: onRetry }]
      : []),
    ...(manageRealm && state !== "sending"
      ? [{ title: t("personas.deliveries.remove"), onClick: onRemove }]
      : []),
  ];
  const words = error && errorOf(error);
  return (
    <Tr data-testid={`delivery-${delivery.target}`}>
      <Td dataLabel={t("personas.deliveries.report")}>
        {t(`personas.deliveries.reports.${report}`, report)} (
        {format.toUpperCase()})
        {delivery.bytes !== undefined && (
          <div>{sizeOf(delivery.bytes, i18n.language)}</div>
        )}
      </Td>
      <Td dataLabel={t("personas.deliveries.target")}>
        {delivery.target}
        {delivery.key && (
          <div className="pf-v5-u-font-size-sm">{delivery.key}</div>
        )}
      </Td>
      <Td dataLabel={t("personas.deliveries.state")}>
        <Label color={COLOURS[state]}>
          {t(`personas.deliveries.states.${state}`)}
        </Label>
        {words && state !== "delivered" && (
          <div>
            {t(`personas.deliveries.error.${words.word}`, words.word)}
            {words.status && ` (${words.status})`}
          </div>
        )}
      </Td>
      <Td dataLabel={t("personas.deliveries.tries")}>
        {delivery.tries}
        {state === "queued" && delivery.next_try_at && (
          <div>
            {t("personas.deliveries.next")}{" "}
            <RelativeTime time={delivery.next_try_at} />
          </div>
        )}
      </Td>
      <Td dataLabel={t("personas.deliveries.ordered")}>
        <RelativeTime time={delivery.created_at} />
      </Td>
      <Td isActionCell>
        {items.length > 0 && <ActionsColumn items={items} />}
      </Td>
    </Tr>
  );
};
