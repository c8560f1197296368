import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useAlerts } from "../../shared/Alerts";
import { usePaths } from "../paths";

/** Leads back to the list, or elsewhere, with a word of success, once the form knows that nothing is unsaved any more. */
export function useSaved(target?: string) {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const navigate = useNavigate();
  const paths = usePaths();
  const [message, setMessage] = useState<string>();

  useEffect(() => {
    if (message) {
      alerts.succeeded(message);
      void navigate(target ?? paths.list);
    }
    // Only when it was saved, not when the helpers are other objects.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [message]);

  return {
    saved: message !== undefined,
    finish: (key: string, values: Record<string, string> = {}) =>
      setMessage(t(key, values)),
  };
}
