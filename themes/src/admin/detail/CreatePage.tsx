import { useAdminClient, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { PageSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import type { PersonaSchema } from "../../shared/api/types";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { useAdminApi } from "../api/useAdminApi";
import type { Choice } from "../parts/Picker";
import { CreateForm } from "./CreateForm";

export const CreatePage = () => {
  const { t, i18n } = useTranslation();
  const api = useAdminApi();
  const { adminClient } = useAdminClient();
  const [parameters] = useSearchParams();
  const userId = parameters.get("user");
  const { data, problem, reload } = useLoad(async (signal) => {
    const [schema, user] = await Promise.all([
      api.get<PersonaSchema>(
        "/schema/view",
        { ui_locales: i18n.language },
        signal,
      ),
      userId ? adminClient.users.findOne({ id: userId }) : undefined,
    ]);
    const choice: Choice | undefined = user?.id
      ? { value: user.id, label: user.username ?? user.id }
      : undefined;
    return { schema, choice };
  }, `${userId} ${i18n.language}`);

  return (
    <>
      <ViewHeader
        titleKey={t("personas.create.action")}
        subKey={t("personas.create.explain")}
      />
      <PageSection variant="light">
        {problem ? (
          <Failure problem={problem} retry={reload} />
        ) : data ? (
          <CreateForm schema={data.schema} initialUser={data.choice} />
        ) : (
          <Loading />
        )}
      </PageSection>
    </>
  );
};
