import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { useAdminApi } from "../api/useAdminApi";
import { AccessReport } from "./AccessReport";
import { DeliveriesCard } from "./DeliveriesCard";
import type { Reports } from "./types";

/** Evidence as files: what this server writes, and how far back the realm's history goes. */
export const ReportsTab = () => {
  const { t } = useTranslation();
  const api = useAdminApi();
  // Another number reads the deliveries anew.
  const [version, setVersion] = useState(0);
  const { data, problem, reload } = useLoad(
    (signal) => api.get<Reports>("/reports", {}, signal),
    "reports",
  );

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  return (
    <>
      <p className="pf-v5-u-mb-md">{t("personas.reports.explain")}</p>
      <AccessReport
        offered={data}
        onRefresh={reload}
        onStored={() => setVersion(version + 1)}
      />
      {(data.targets ?? []).length > 0 && <DeliveriesCard version={version} />}
    </>
  );
};
