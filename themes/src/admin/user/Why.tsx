import { Form, Text, TextContent, TextInput } from "@patternfly/react-core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { type Choice, Picker } from "../parts/Picker";
import { useAddress } from "../parts/useAddress";
import { useClients } from "../parts/useClients";
import { usePeople } from "../parts/usePeople";
import { Explained } from "./Explained";

/** In the address, so that the answer can be bookmarked and linked to. */
type Asked = { user: string; client: string; scope: string };

type Props = {
  /** Whose personas; without it, the page asks. */
  of?: string;
};

/** For a chosen client: what its tokens would carry of the user's personas, and what keeps the others out. */
export const Why = ({ of }: Props) => {
  const { t } = useTranslation();
  const [parameters, changeAddress] = useAddress();
  const askedIn = (address: URLSearchParams): Asked => ({
    user: of ?? address.get("user") ?? "",
    client: address.get("client") ?? "",
    scope: address.get("scope") ?? "",
  });
  const asked = askedIn(parameters);
  const [typed, setTyped] = useState(asked.scope);

  const findClients = useClients();
  const people = usePeople();
  const findUsers = useCallback(
    async (search: string) =>
      (await people(search)).map((found) => ({ ...found, value: found.label })),
    [people],
  );
  const choose = (changed: Partial<Asked>) =>
    changeAddress((latest) => {
      const { user, ...rest } = { ...askedIn(latest), ...changed };
      const all = of ? { view: "why", ...rest } : { user, ...rest };
      return new URLSearchParams(
        Object.entries(all).filter(([, value]) => value),
      );
    });
  const chosen = (value: string): Choice | undefined =>
    value ? { value, label: value } : undefined;

  return (
    <>
      <TextContent className="pf-v5-u-mb-md">
        <Text>{t("personas.why.explain")}</Text>
      </TextContent>
      <Form
        isHorizontal
        isWidthLimited
        onSubmit={(event) => {
          event.preventDefault();
          choose({ scope: typed.trim() });
        }}
      >
        {!of && (
          <FieldShell
            id="why-user"
            label={t("personas.list.user")}
            help={t("personas.why.userHelp")}
          >
            <Picker
              id="why-user"
              label={t("personas.list.user")}
              placeholder={t("personas.create.findUser")}
              chosen={chosen(asked.user)}
              onChoose={(choice) => choose({ user: choice?.value ?? "" })}
              find={findUsers}
            />
          </FieldShell>
        )}
        <FieldShell
          id="why-client"
          label={t("personas.why.client")}
          help={t("personas.why.clientHelp")}
        >
          <Picker
            id="why-client"
            label={t("personas.why.client")}
            placeholder={t("personas.why.findClient")}
            chosen={chosen(asked.client)}
            onChoose={(choice) => choose({ client: choice?.value ?? "" })}
            find={findClients}
          />
        </FieldShell>
        <FieldShell
          id="why-scope"
          label={t("personas.why.scope")}
          help={t("personas.why.scopeHelp")}
        >
          <TextInput
            id="why-scope"
            value={typed}
            placeholder="openid"
            aria-describedby="why-scope-help"
            onChange={(_event, text) => setTyped(text)}
            onBlur={() => choose({ scope: typed.trim() })}
          />
        </FieldShell>
      </Form>
      {asked.user && asked.client && <Explained {...asked} />}
    </>
  );
};
