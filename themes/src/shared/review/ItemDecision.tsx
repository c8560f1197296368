import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { exact } from "../time";
import { DecisionLabel } from "./ReviewLabels";
import type { ReviewItem } from "./types";

type Props = {
  item: ReviewItem;
  deciderOf?: ((id: string) => ReactNode) | undefined;
};

/** What was decided, why, by whom and when, and what came of it; or why the reader cannot decide. */
export const ItemDecision = ({ item, deciderOf }: Props) => {
  const { t, i18n } = useTranslation();
  const time = (value: string) => exact(value, i18n.language);
  const { decided_at: at, decided_by: by, outcome } = item;
  return (
    <>
      <DecisionLabel decision={item.decision} />
      <div className="pf-v5-u-font-size-sm">
        {item.valid_till_new && (
          <div>
            {t("personas.validTill")}: {time(item.valid_till_new)}
          </div>
        )}
        {item.reason && <div>{item.reason}</div>}
        {at && (
          <div>
            {by && deciderOf && <>{deciderOf(by)} · </>}
            {time(at)}
          </div>
        )}
        {outcome && (
          <div>
            {t(`personas.reviews.outcome.${outcome}`, outcome)}
            {item.outcome_reason &&
              `: ${t(`personas.reviews.outcomeReason.${item.outcome_reason}`, item.outcome_reason)}`}
          </div>
        )}
        {item.why_not && item.why_not !== "closed" && (
          <div>
            {t(`personas.reviews.whyNot.${item.why_not}`, item.why_not)}
          </div>
        )}
      </div>
    </>
  );
};
