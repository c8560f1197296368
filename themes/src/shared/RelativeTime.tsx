import { Tooltip } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { exact, relative } from "./time";

/** A time as its distance from now; the exact one when it is pointed at or focused. */
export const RelativeTime = ({ time }: { time: string }) => {
  const { i18n } = useTranslation();
  return (
    <Tooltip content={exact(time, i18n.language)}>
      <time dateTime={time} tabIndex={0}>
        {relative(time, i18n.language)}
      </time>
    </Tooltip>
  );
};
