import { Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { exact } from "../time";
import { ResultValues } from "./ResultValues";
import { StateLabel } from "./StateLabel";
import type { Result } from "./types";

type Props = {
  history: Result[];
  /** What can be done with a result. */
  actionOf?: (result: Result) => ReactNode;
};

/** All results of a persona, the newest first. */
export const History = ({ history, actionOf }: Props) => {
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
            {actionOf && (
              <Th
                screenReaderText={t("personas.assessments.history.actions")}
              />
            )}
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
              {actionOf && <Td>{actionOf(result)}</Td>}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
};
