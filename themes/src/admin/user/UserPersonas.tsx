import { ToggleGroup, ToggleGroupItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { usePermissions } from "../api/usePermissions";
import { PersonaList } from "../list/PersonaList";
import { Why } from "./Why";

/** One user's personas, and what tokens would say about them. */
export const UserPersonas = ({ user }: { user: string }) => {
  const { t } = useTranslation();
  const { viewClients } = usePermissions();
  const [parameters, setParameters] = useSearchParams();
  const why = parameters.get("view") === "why";

  return (
    <>
      {viewClients && (
        <ToggleGroup aria-label={t("personas.user.views")}>
          <ToggleGroupItem
            text={t("personas.title")}
            buttonId="view-personas"
            isSelected={!why}
            onChange={() => setParameters({})}
          />
          <ToggleGroupItem
            text={t("personas.why.title")}
            buttonId="view-why"
            isSelected={why}
            onChange={() => setParameters({ view: "why" })}
          />
        </ToggleGroup>
      )}
      {why ? <Why user={user} /> : <PersonaList user={user} />}
    </>
  );
};
