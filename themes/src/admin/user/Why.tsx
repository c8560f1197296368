import { useAdminClient } from "@keycloak/keycloak-admin-ui";
import { label } from "@keycloak/keycloak-ui-shared";
import {
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Text,
  TextContent,
  TextInput,
} from "@patternfly/react-core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { Picker } from "../parts/Picker";
import { Explained } from "./Explained";

/** For a chosen client: what its tokens would carry of the user's personas, and what keeps the others out. */
export const Why = ({ user }: { user: string }) => {
  const { t } = useTranslation();
  const { adminClient } = useAdminClient();
  const [parameters, setParameters] = useSearchParams();
  const client = parameters.get("client");
  const scope = parameters.get("scope") ?? "";
  const [typed, setTyped] = useState(scope);

  const find = useCallback(
    async (search: string) =>
      (
        await adminClient.clients.find({
          clientId: search,
          search: true,
          max: 10,
        })
      ).map(({ clientId, name }) => ({
        value: clientId!,
        label: clientId!,
        description: label(t, name) ?? "",
      })),
    [adminClient, t],
  );
  const choose = (chosen: string | null, scopes: string) =>
    setParameters(
      {
        view: "why",
        ...(chosen ? { client: chosen } : {}),
        ...(scopes ? { scope: scopes } : {}),
      },
      { replace: true },
    );

  return (
    <>
      <TextContent className="pf-v5-u-my-md">
        <Text>{t("personas.why.explain")}</Text>
      </TextContent>
      <Form
        isHorizontal
        isWidthLimited
        onSubmit={(event) => {
          event.preventDefault();
          choose(client, typed.trim());
        }}
      >
        <FormGroup label={t("personas.why.client")} fieldId="why-client">
          <Picker
            id="why-client"
            label={t("personas.why.client")}
            placeholder={t("personas.why.findClient")}
            chosen={client ? { value: client, label: client } : undefined}
            onChoose={(choice) => choose(choice?.value ?? null, scope)}
            find={find}
          />
        </FormGroup>
        <FormGroup label={t("personas.why.scope")} fieldId="why-scope">
          <TextInput
            id="why-scope"
            value={typed}
            placeholder="openid"
            aria-describedby="why-scope-help"
            onChange={(_event, text) => setTyped(text)}
            onBlur={() => choose(client, typed.trim())}
          />
          <FormHelperText>
            <HelperText id="why-scope-help">
              <HelperTextItem>{t("personas.why.scopeHelp")}</HelperTextItem>
            </HelperText>
          </FormHelperText>
        </FormGroup>
      </Form>
      {client && <Explained user={user} client={client} scope={scope} />}
    </>
  );
};
