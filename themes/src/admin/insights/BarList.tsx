import {
  Card,
  CardBody,
  CardTitle,
  Progress,
  ProgressMeasureLocation,
  ProgressSize,
} from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

export type Bar = { label: string; count: number; to?: string };

type Props = { title: string; bars: Bar[]; total: number };

/** A bar chart whose bars lead to what they count. */
export const BarList = ({ title, bars, total }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Card isFullHeight isCompact>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        {bars.length === 0 && t("personas.insights.nothing")}
        {bars.map(({ label, count, to }, index) => (
          <Progress
            key={label}
            id={`${id}-${index}`}
            className="pf-v5-u-mb-sm"
            title={to ? <Link to={to}>{label}</Link> : label}
            value={total === 0 ? 0 : (100 * count) / total}
            label={String(count)}
            valueText={String(count)}
            size={ProgressSize.sm}
            measureLocation={ProgressMeasureLocation.top}
            aria-label={label}
          />
        ))}
      </CardBody>
    </Card>
  );
};
