import { Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { exact } from "../../shared/time";
import { ResultValues } from "./ResultValues";
import { StateLabel } from "./StateLabel";
import type { Result } from "./types";

/** All results of a persona, the newest first. */
export const History = ({ history }: { history: Result[] }) => {
  const { t, i18n } = useTranslation();
  const time = (value: string) => exact(value, i18n.language);
  const taken = t("personas.assessments.history.taken");
  const outcome = t("personas.assessments.history.outcome");
  const valid = t("personas.assessments.history.valid");
  if (history.length === 0) {
    return null;
  }
  return (
    <>
      <Title headingLevel="h2" size="lg">
        {t("personas.assessments.history.title")}
      </Title>
      <Table
        variant="compact"
        aria-label={t("personas.assessments.history.title")}
      >
        <Thead>
          <Tr>
            <Th>{taken}</Th>
            <Th>{outcome}</Th>
            <Th>{valid}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {history.map((result) => (
            <Tr key={result.id}>
              <Td dataLabel={taken}>{time(result.taken_at)}</Td>
              <Td dataLabel={outcome}>
                <StateLabel state={result.passed ? "passed" : "failed"} />
                <ResultValues values={result.results} />
              </Td>
              <Td dataLabel={valid}>
                {!result.passed
                  ? "–"
                  : result.valid_until
                    ? time(result.valid_until)
                    : t("personas.assessments.history.forever")}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
};
