import { useTranslation } from "react-i18next";
import type { Persona } from "./api/types";
import { RelativeTime } from "./RelativeTime";

type Props = {
  persona: Pick<Persona, "active" | "active_until" | "next_active_from">;
};

/** Until when a persona is on duty, or from when on again; nothing where no schedule plays a part. */
export const NextWindow = ({ persona }: Props) => {
  const { t } = useTranslation();
  const time = persona.active ? persona.active_until : persona.next_active_from;
  return (
    time && (
      <div className="pf-v5-u-font-size-sm">
        {t(
          persona.active
            ? "personas.schedule.closes"
            : "personas.schedule.opens",
        )}{" "}
        <RelativeTime time={time} />
      </div>
    )
  );
};
