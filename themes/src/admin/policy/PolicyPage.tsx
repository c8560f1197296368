import { ViewHeader } from "@keycloak/keycloak-admin-ui";
import { DropdownItem, PageSection } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";
import { useAlerts } from "../../shared/Alerts";
import type { PersonaSchema } from "../../shared/api/types";
import { Confirm } from "../../shared/Confirm";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { useDocs } from "../api/docs";
import { usePaths } from "../api/paths";
import { useAdminApi } from "../api/useAdminApi";
import type { PersonaPolicy } from "./policy";
import { PolicyForm } from "./PolicyForm";

/** The stock console's page of a policy, which has no form for this type, and ours in its place. */
export const PolicyPage = ({ children }: { children: ReactNode }) => {
  const { policyType, id = "", policyId } = useParams();
  return policyType === "persona" ? (
    <PersonaPolicyPage
      key={policyId ?? "new"}
      client={id}
      policyId={policyId}
    />
  ) : (
    children
  );
};

type Props = { client: string; policyId: string | undefined };

const PersonaPolicyPage = ({ client, policyId }: Props) => {
  const { t, i18n } = useTranslation();
  const personas = useAdminApi();
  const policies = useAdminApi(
    `/clients/${encodeURIComponent(client)}/authz/resource-server/policy/persona`,
  );
  const alerts = useAlerts();
  const navigate = useNavigate();
  const back = usePaths().policies(client);
  const docs = useDocs();
  const [deleting, setDeleting] = useState(false);
  const { data, problem, reload } = useLoad(async (signal) => {
    const [policy, schema] = await Promise.all([
      policyId
        ? policies.get<PersonaPolicy>(
            `/${encodeURIComponent(policyId)}`,
            {},
            signal,
          )
        : undefined,
      // Who manages clients only does not read it, and types titles.
      personas
        .get<PersonaSchema>(
          "/schema/view",
          { ui_locales: i18n.language },
          signal,
        )
        .catch(() => undefined),
    ]);
    return { policy, titles: schema?.titles };
  }, `${client} ${policyId} ${i18n.language}`);

  const remove = async () => {
    try {
      await policies.call("DELETE", `/${encodeURIComponent(policyId!)}`);
      alerts.succeeded(t("personas.policy.deleted"));
      void navigate(back);
    } catch (error) {
      alerts.failed(t("personas.policy.deleteFailed"), error);
      setDeleting(false);
    }
  };

  return (
    <>
      <ViewHeader
        titleKey={data?.policy?.name ?? t("personas.policy.create")}
        noTranslate
        subKey={t("personas.policy.explain")}
        helpUrl={docs("authorization")}
        {...(policyId
          ? {
              dropdownItems: [
                <DropdownItem key="delete" onClick={() => setDeleting(true)}>
                  {t("personas.action.delete")}
                </DropdownItem>,
              ],
            }
          : {})}
      />
      <PageSection variant="light">
        {problem ? (
          <Failure problem={problem} retry={reload} />
        ) : data ? (
          <PolicyForm
            policies={policies}
            policy={data.policy}
            titles={data.titles}
            back={back}
            onSaved={reload}
          />
        ) : (
          <Loading />
        )}
      </PageSection>
      {deleting && (
        <Confirm
          title={t("personas.policy.deleteTitle")}
          action={t("personas.action.delete")}
          danger
          onConfirm={remove}
          onClose={() => setDeleting(false)}
        >
          {t("personas.policy.deleteText")}
        </Confirm>
      )}
    </>
  );
};
