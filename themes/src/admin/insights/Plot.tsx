import {
  Chart,
  ChartArea,
  ChartAxis,
  ChartBar,
  ChartGroup,
  ChartThemeColor,
  ChartVoronoiContainer,
} from "@patternfly/react-charts";
import { useTranslation } from "react-i18next";
import { named, shortDay, ticks, written } from "./periods";
import type { Series } from "./PlotCard";
import { useWidth } from "./useWidth";

type Props = {
  title: string;
  description: string;
  series: Series[];
  kind: "bars" | "area";
};

type Point = { x: number; y: number; told: string };

const HEIGHT = 220;
const PADDING = { top: 10, right: 20, bottom: 60, left: 50 };
/** A date needs so much room below the axis. */
const NAME = 75;

/**
 * Counts by time. Loaded when it is shown: the library is as large as the rest of our pages. Time runs from left to
 * right in every language, as in other plots of Keycloak.
 */
const Plot = ({ title, description, series, kind }: Props) => {
  const { i18n } = useTranslation();
  const { box, width } = useWidth();
  const { language } = i18n;
  const periods = series[0]?.periods ?? [];
  const counts = ticks(
    Math.max(...series.flatMap((one) => one.periods.map(({ count }) => count))),
  );
  const inner = width - PADDING.left - PADDING.right;
  const room = inner / Math.max(1, periods.length * series.length);
  const bar = Math.max(1, Math.min(12, room * 0.7));
  const compact = new Intl.NumberFormat(language, { notation: "compact" });

  const points = ({ name, periods: all }: Series): Point[] =>
    all.map((period, x) => ({
      x,
      y: period.count,
      told: `${name}, ${written(period, language)}: ${period.count.toLocaleString(language)}`,
    }));
  const told = ({ datum }: { datum: Point }) => datum.told;

  return (
    <div ref={box} dir="ltr" style={{ height: HEIGHT }}>
      {width > 0 && (
        <Chart
          ariaTitle={title}
          ariaDesc={description}
          name={title}
          width={width}
          height={HEIGHT}
          padding={PADDING}
          minDomain={{ y: 0 }}
          maxDomain={{ y: counts.at(-1)! }}
          domainPadding={kind === "bars" ? { x: (bar * series.length) / 2 } : 0}
          themeColor={ChartThemeColor.multiOrdered}
          containerComponent={
            <ChartVoronoiContainer
              labels={told}
              constrainToVisibleArea
              voronoiDimension="x"
            />
          }
          {...(series.length > 1
            ? {
                legendData: series.map(({ name }) => ({ name })),
                legendPosition: "bottom" as const,
              }
            : {})}
        >
          <ChartAxis
            tickValues={named(periods.length, inner / NAME)}
            tickFormat={(at: number) =>
              periods[at] ? shortDay(periods[at].from, language) : ""
            }
          />
          <ChartAxis
            dependentAxis
            showGrid
            tickValues={counts}
            tickFormat={(count: number) => compact.format(count)}
          />
          {kind === "area" ? (
            <ChartGroup>
              {series.map((one) => (
                <ChartArea
                  key={one.name}
                  data={points(one)}
                  interpolation="monotoneX"
                />
              ))}
            </ChartGroup>
          ) : (
            <ChartGroup offset={bar}>
              {series.map((one) => (
                <ChartBar key={one.name} barWidth={bar} data={points(one)} />
              ))}
            </ChartGroup>
          )}
        </Chart>
      )}
    </div>
  );
};

export default Plot;
