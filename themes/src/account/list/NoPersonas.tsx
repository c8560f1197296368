import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import type { PersonaSchema } from "../../shared/api/types";
import { Empty } from "../../shared/States";
import { usePaths } from "../paths";
import { ownTitles } from "../rules";
import { useAccess } from "../useAccess";
import { CreateButton } from "./CreateBar";

/** No persona yet, and how to come by one. */
export const NoPersonas = ({ schema }: { schema: PersonaSchema }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const { manage } = useAccess();
  const titles = manage ? ownTitles(schema) : [];
  const text =
    titles.length === 0
      ? "given"
      : titles.every((title) => title.needs_approval)
        ? "asked"
        : titles.some((title) => title.needs_approval)
          ? "mixed"
          : "own";

  return (
    <Empty
      title={t("personas.account.empty.title")}
      text={t(`personas.account.empty.${text}`)}
    >
      {titles.length > 0 && (
        <CreateButton onClick={() => void navigate(paths.create)} />
      )}
    </Empty>
  );
};
