import {
  Gallery,
  GalleryItem,
  Title,
  ToggleGroup,
  ToggleGroupItem,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Statistics } from "../api/types";
import { ends, type Range, RANGES, sums } from "./periods";
import { PlotCard } from "./PlotCard";

type Props = {
  data: Statistics;
  range: Range;
  onRange: (range: Range) => void;
};

/** What has become of personas over the last days, and when they are going to end. */
export const OverTime = ({ data, range, onRange }: Props) => {
  const { t } = useTranslation();
  const { length } = range;
  return (
    <>
      <Toolbar className="pf-v5-u-mt-lg">
        <ToolbarContent>
          <ToolbarItem alignSelf="center">
            <Title headingLevel="h2" size="lg" id="insights-over-time">
              {t("personas.insights.overTime")}
            </Title>
          </ToolbarItem>
          <ToolbarItem>
            <ToggleGroup isCompact aria-labelledby="insights-over-time">
              {RANGES.map((one) => (
                <ToggleGroupItem
                  key={one.days}
                  buttonId={`insights-${one.days}`}
                  text={
                    one.length === 1
                      ? t("personas.insights.days", { count: one.days })
                      : t("personas.insights.weeks", { count: one.days / 7 })
                  }
                  isSelected={one === range}
                  onChange={() => onRange(one)}
                />
              ))}
            </ToggleGroup>
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <Gallery hasGutter minWidths={{ default: "300px", xl: "420px" }}>
        <GalleryItem>
          <PlotCard
            title={t("personas.insights.change")}
            help={t("personas.insights.changeHelp")}
            kind="bars"
            series={[
              {
                name: t("personas.insights.created"),
                periods: sums(data.created_per_day, length),
              },
              {
                name: t("personas.insights.ended"),
                periods: sums(data.ended_per_day, length),
              },
            ]}
          />
        </GalleryItem>
        <GalleryItem>
          <PlotCard
            title={t("personas.insights.active")}
            help={t("personas.insights.activeHelp")}
            kind="area"
            series={[
              {
                name: t("personas.insights.active"),
                periods: ends(data.active_per_day, length),
              },
            ]}
          />
        </GalleryItem>
        <GalleryItem>
          <PlotCard
            title={t("personas.insights.timeline")}
            help={t("personas.insights.timelineHelp")}
            kind="bars"
            series={[
              {
                name: t("personas.insights.ending"),
                periods: sums(data.expiring_per_day, length),
              },
            ]}
          />
        </GalleryItem>
      </Gallery>
    </>
  );
};
