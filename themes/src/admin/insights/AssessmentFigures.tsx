import {
  Card,
  CardBody,
  CardTitle,
  Text,
  TextContent,
  Title,
} from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { HelpButton } from "../../shared/form/HelpButton";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { useAdminApi } from "../api/useAdminApi";
import { useNames, useSchemaView } from "../api/useSchemaView";

/** A number, or `<5` for one that may name somebody. */
type Count = number | string;

type Figures = {
  name: string;
  version: number;
  taken: Count;
  passed: Count;
  failed: Count;
  expiring_30_days: Count;
  distribution: Record<string, Record<string, Count>>;
  by_title: Record<string, Count>;
};

/** How the realm's assessments come out, without naming anybody; nothing where it has none. */
export const AssessmentFigures = () => {
  const schema = useSchemaView();
  return (schema?.assessments ?? []).length > 0 ? <Assessments /> : null;
};

const Assessments = () => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const { data, problem, reload } = useLoad(
    (signal) =>
      api.get<{ assessments: Figures[] }>(
        "/assessments/statistics",
        {},
        signal,
      ),
    "assessments",
  );
  const title = t("personas.schema.tab.assessments");
  return (
    <section className="pf-v5-u-mt-lg" data-testid="assessment-figures">
      <Title headingLevel="h2" size="xl" className="pf-v5-u-mb-md">
        {title}{" "}
        <HelpButton
          label={title}
          help={t("personas.insights.assessmentsHelp")}
        />
      </Title>
      {problem ? (
        <Failure problem={problem} retry={reload} />
      ) : !data ? (
        <Loading />
      ) : data.assessments.length === 0 ? (
        <p>{t("personas.insights.notTaken")}</p>
      ) : (
        <>
          <Summary figures={data.assessments} />
          {data.assessments.map((one) => (
            <Details key={`${one.name} ${one.version}`} figures={one} />
          ))}
        </>
      )}
    </section>
  );
};

const COUNTS = ["taken", "passed", "failed", "expiring_30_days"] as const;

const Summary = ({ figures }: { figures: Figures[] }) => {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t("personas.schema.tab.assessments")}
      variant="compact"
      className="kc-personas-text"
    >
      <Thead>
        <Tr>
          <Th>{t("personas.insights.assessment")}</Th>
          {COUNTS.map((count) => (
            <Th key={count}>{t(`personas.insights.${count}`)}</Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {figures.map((one) => (
          <Tr key={`${one.name} ${one.version}`}>
            <Td dataLabel={t("personas.insights.assessment")}>
              <Versioned figures={one} />
            </Td>
            {COUNTS.map((count) => (
              <Td key={count} dataLabel={t(`personas.insights.${count}`)}>
                {one[count]}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};

const Versioned = ({ figures }: { figures: Figures }) => {
  const { t } = useTranslation();
  return <>{t("personas.insights.versioned", figures)}</>;
};

/** In which bands results came out, and by which titles it was taken. */
const Details = ({ figures }: { figures: Figures }) => {
  const { t } = useTranslation();
  const names = useNames();
  const titles = Object.fromEntries(
    Object.entries(figures.by_title).map(([title, count]) => [
      names.title(title),
      count,
    ]),
  );
  const parts: [string, Record<string, Count>][] = [
    ...Object.entries(figures.distribution),
    [t("personas.insights.byTitle"), titles],
  ];
  return (
    <Card isCompact isPlain>
      <CardTitle component="h3">
        <Versioned figures={figures} />
      </CardTitle>
      <CardBody>
        <TextContent>
          {parts
            .filter(([, counts]) => Object.keys(counts).length > 0)
            .map(([name, counts]) => (
              <Text component="p" key={name}>
                <strong>{name}</strong>{" "}
                {Object.entries(counts)
                  .map(([value, count]) => `${value}: ${count}`)
                  .join(" · ")}
              </Text>
            ))}
        </TextContent>
      </CardBody>
    </Card>
  );
};
