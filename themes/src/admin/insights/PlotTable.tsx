import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { written } from "./periods";
import type { Series } from "./PlotCard";

type Props = { title: string; series: Series[] };

/** The figures of a plot. */
export const PlotTable = ({ title, series }: Props) => {
  const { t, i18n } = useTranslation();
  return (
    // Scrolled with the keyboard, too.
    <div
      className="kc-personas-figures"
      role="region"
      aria-label={title}
      tabIndex={0}
    >
      <Table aria-label={title} variant="compact" gridBreakPoint="">
        <Thead>
          <Tr>
            <Th>{t("personas.insights.period")}</Th>
            {series.map(({ name }) => (
              <Th key={name}>{name}</Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {series[0]?.periods.map((period, at) => (
            <Tr key={period.from}>
              <Td>{written(period, i18n.language)}</Td>
              {series.map(({ name, periods }) => (
                <Td key={name}>
                  {periods[at]?.count.toLocaleString(i18n.language)}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
};
