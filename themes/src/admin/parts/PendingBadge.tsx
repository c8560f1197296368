import { Badge } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { usePending } from "../api/usePending";

const MOST = 999;

/** How many requests wait; nothing where none does. */
export const PendingBadge = () => {
  const { t } = useTranslation();
  const { count = 0 } = usePending();
  return (
    count > 0 && (
      <Badge
        className="pf-v5-u-ml-sm"
        data-testid="pending-badge"
        screenReaderText={t("personas.requests.waiting", { count })}
      >
        {count > MOST ? `${MOST}+` : count}
      </Badge>
    )
  );
};
