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

/** How much of its time is over, and how long it still is; both ends exactly when it is pointed at or focused. */
export const ValidityBar = ({ persona }: Props) => {
  const { t, i18n } = useTranslation();
  const from = Date.parse(persona.valid_from);
  const till = Date.parse(persona.valid_till);
  const now = Date.now();
  const over = Math.min(1, Math.max(0, (now - from) / (till - from)));
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
          aria-label={t("personas.account.timeOver")}
          label={text}
          title={text}
          size={ProgressSize.sm}
          measureLocation="none"
          value={Math.round(over * 100)}
          valueText={text}
          {...variant(now, till)}
        />
      </div>
    </Tooltip>
  );
};

function variant(now: number, till: number) {
  if (now >= till) {
    return { variant: ProgressVariant.danger };
  }
  return till - now < SOON ? { variant: ProgressVariant.warning } : {};
}
