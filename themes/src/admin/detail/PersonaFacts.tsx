import { ClipboardCopy, DescriptionList } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Fact } from "../../shared/Fact";
import { RelativeTime } from "../../shared/RelativeTime";
import type { OwnedPersona } from "../api/types";

const IDS = ["id", "persona_id", "user_sub"] as const;
const TIMES = [
  "active_until",
  "next_active_from",
  "created_at",
  "updated_at",
] as const;

/** What nobody edits: the identifiers, to be copied, when the persona was created and changed, and when it is on duty. */
export const PersonaFacts = ({ persona }: { persona: OwnedPersona }) => {
  const { t } = useTranslation();
  return (
    <DescriptionList
      isCompact
      columnModifier={{ default: "1Col", xl: "2Col" }}
      className="pf-v5-u-py-md"
    >
      {IDS.map((name) => (
        <Fact key={name} term={t(`personas.detail.${name}`)}>
          <ClipboardCopy
            isReadOnly
            variant="inline-compact"
            hoverTip={t("personas.detail.copy")}
            clickTip={t("personas.detail.copied")}
            aria-label={t(`personas.detail.${name}`)}
          >
            {persona[name]}
          </ClipboardCopy>
        </Fact>
      ))}
      {TIMES.map((name) => {
        const time = persona[name];
        return (
          time && (
            <Fact key={name} term={t(`personas.detail.${name}`)}>
              <RelativeTime time={time} />
            </Fact>
          )
        );
      })}
    </DescriptionList>
  );
};
