import {
  Alert,
  Button,
  Stack,
  StackItem,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import type { Persona, PersonaSchema } from "../../shared/api/types";
import { usePaths } from "../paths";
import { isFull, ownTitles } from "../rules";

type Props = { schema: PersonaSchema; personas: Persona[] };

/** The way to one more persona, or why there is none. */
export const CreateBar = ({ schema, personas }: Props) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const limit = schema.limits.personas_per_user;
  const full = isFull(schema, personas);

  return (
    <Stack hasGutter>
      <Toolbar inset={{ default: "insetNone" }}>
        <ToolbarContent>
          {ownTitles(schema).length > 0 && (
            <ToolbarItem>
              <CreateButton
                disabled={full}
                onClick={() => void navigate(paths.create)}
              />
            </ToolbarItem>
          )}
          <ToolbarItem alignSelf="center">
            {t("personas.account.count", { have: personas.length, limit })}
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {full && (
        <StackItem>
          <Alert
            isInline
            component="h2"
            variant="info"
            title={t("personas.account.full", { limit })}
          >
            {t("personas.account.fullText")}
          </Alert>
        </StackItem>
      )}
    </Stack>
  );
};

type ButtonProps = { disabled?: boolean; onClick: () => void };

export const CreateButton = ({ disabled = false, onClick }: ButtonProps) => {
  const { t } = useTranslation();
  return (
    <Button isDisabled={disabled} onClick={onClick}>
      {t("personas.account.create")}
    </Button>
  );
};
