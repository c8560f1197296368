import {
  Card,
  CardBody,
  CardTitle,
  Flex,
  FlexItem,
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
          <div key={`${label} ${to}`} className="pf-v5-u-mb-md">
            <Flex justifyContent={{ default: "justifyContentSpaceBetween" }}>
              <FlexItem>{to ? <Link to={to}>{label}</Link> : label}</FlexItem>
              <FlexItem>{count}</FlexItem>
            </Flex>
            <Progress
              id={`${id}-${index}`}
              value={total === 0 ? 0 : (100 * count) / total}
              valueText={String(count)}
              size={ProgressSize.sm}
              measureLocation={ProgressMeasureLocation.none}
              aria-label={label}
            />
          </div>
        ))}
      </CardBody>
    </Card>
  );
};
