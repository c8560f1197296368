import {
  Progress,
  ProgressSize,
  ProgressVariant,
  Tooltip,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Persona } from "../../shared/api/types";
import { exact, relative } from "../../shared/time";

const SOON = 30 * 24 * 3_600_000;

type Props = { persona: Persona };

/** How much of its time is left; both ends exactly when it is pointed at or focused. */
export const ValidityBar = ({ persona }: Props) => {
  const { t, i18n } = useTranslation();
  const from = Date.parse(persona.valid_from);
  const till = Date.parse(persona.valid_till);
  const now = Date.now();
  const left = Math.min(1, Math.max(0, (till - now) / (till - from)));
  const soon = now >= from && now < till && till - now < SOON;
  const [word, end] =
    now < from
      ? ["starts", persona.valid_from]
      : now < till
        ? ["ends", persona.valid_till]
        : ["ended", persona.valid_till];
  const text = t(`personas.account.${word}`, {
    when: relative(end, i18n.language),
  });

  return (
    <Tooltip
      content={t("personas.account.validity", {
        from: exact(persona.valid_from, i18n.language),
        till: exact(persona.valid_till, i18n.language),
      })}
    >
      <div tabIndex={0}>
        <Progress
          aria-label={t("personas.account.timeLeft")}
          label={text}
          title={text}
          size={ProgressSize.sm}
          measureLocation="none"
          value={Math.round(left * 100)}
          valueText={text}
          {...(soon ? { variant: ProgressVariant.warning } : {})}
        />
      </div>
    </Tooltip>
  );
};
