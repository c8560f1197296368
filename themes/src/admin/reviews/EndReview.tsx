import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Confirm } from "../../shared/Confirm";
import type { Review } from "../../shared/review/types";
import { useAdminApi } from "../api/useAdminApi";

export type Ending = "close" | "cancel" | "remove";

type Props = {
  ending: Ending;
  path: string;
  review: Review;
  onDone: (changed: boolean) => void;
};

/** Closes a review before its time, gives it up, or removes it, after a question. */
export const EndReview = ({ ending, path, review, onDone }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const { open } = review.items;

  const end = async () => {
    try {
      await (ending === "remove"
        ? api.call("DELETE", path)
        : api.call("POST", `${path}/${ending}`));
      alerts.succeeded(t(`personas.reviews.ended.${ending}`));
      onDone(true);
    } catch (error) {
      alerts.failed(t("personas.reviews.endFailed"), error);
      onDone(false);
    }
  };

  return (
    <Confirm
      title={t(`personas.reviews.endTitle.${ending}`)}
      action={t(`personas.reviews.end.${ending}`)}
      danger
      onConfirm={end}
      onClose={() => onDone(false)}
    >
      <p>{t(`personas.reviews.endText.${ending}`)}</p>
      {ending === "close" && open > 0 && (
        <p className="pf-v5-u-mt-md">
          {t(`personas.reviews.left.${review.on_no_answer}`, { count: open })}
        </p>
      )}
    </Confirm>
  );
};
