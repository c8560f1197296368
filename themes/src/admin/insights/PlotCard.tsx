import {
  Button,
  Card,
  CardBody,
  CardHeader,
  CardTitle,
} from "@patternfly/react-core";
import { ChartLineIcon, TableIcon } from "@patternfly/react-icons";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { HelpButton } from "../../shared/form/HelpButton";
import { Loading } from "../../shared/States";
import { type Period, written } from "./periods";
import { PlotTable } from "./PlotTable";

/** Counts of one kind; all of a plot have the same periods. */
export type Series = { name: string; periods: Period[] };

type Props = {
  title: string;
  help: string;
  series: Series[];
  kind: "bars" | "area";
};

const Plot = lazy(() => import("./Plot"));

/** Counts by time, as a plot or as a table: a plot tells nothing to who can't see it, and no exact figures. */
export const PlotCard = ({ title, help, series, kind }: Props) => {
  const { t, i18n } = useTranslation();
  const [asTable, setAsTable] = useState(false);

  /** What stands out, for who hears the plot. */
  const described = ({ name, periods }: Series) => {
    const highest = periods.reduce((most, period) =>
      period.count > most.count ? period : most,
    );
    return t("personas.insights.described", {
      name,
      highest: highest.count,
      when: written(highest, i18n.language),
      last: periods.at(-1)!.count,
    });
  };

  return (
    <Card isFullHeight isCompact>
      <CardHeader
        actions={{
          hasNoOffset: true,
          actions: (
            <Button
              variant="link"
              isInline
              icon={asTable ? <ChartLineIcon /> : <TableIcon />}
              aria-label={`${t(asTable ? "personas.insights.asPlot" : "personas.insights.asTable")}: ${title}`}
              onClick={() => setAsTable(!asTable)}
            >
              {t(
                asTable
                  ? "personas.insights.asPlot"
                  : "personas.insights.asTable",
              )}
            </Button>
          ),
        }}
      >
        <CardTitle component="h3">
          {title} <HelpButton label={title} help={help} />
        </CardTitle>
      </CardHeader>
      <CardBody>
        {asTable ? (
          <PlotTable title={title} series={series} />
        ) : (
          <Suspense fallback={<Loading />}>
            <Plot
              title={title}
              description={series.map(described).join(" ")}
              series={series}
              kind={kind}
            />
          </Suspense>
        )}
      </CardBody>
    </Card>
  );
};
