import {
  Alert,
  CodeBlock,
  CodeBlockCode,
  ExpandableSection,
  Label,
} from "@patternfly/react-core";
import { CheckCircleIcon, MinusCircleIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { Empty, Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { usePaths } from "../api/paths";
import type { Explanation } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { TitleName } from "../parts/TitleName";

type Props = { user: string; client: string; scope: string };

/** The server's answer to the question why. */
export const Explained = ({ user, client, scope }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const paths = usePaths();
  const { data, problem, reload } = useLoad(
    (signal) =>
      api.get<Explanation>("/explain", { user, client, scope }, signal),
    JSON.stringify([user, client, scope]),
  );

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  return (
    <div data-testid="explanation">
      {data.warnings.map((warning) => (
        <Alert
          key={warning}
          isInline
          variant="warning"
          title={isOfSetUp(warning) ? t("personas.why.setUp") : warning}
          className="pf-v5-u-mt-md"
          actionLinks={
            isOfSetUp(warning) && (
              <Link to={paths.tab("setup")}>{t("personas.setup.open")}</Link>
            )
          }
        />
      ))}
      {data.personas.length === 0 ? (
        <Empty
          title={t("personas.empty.title")}
          text={t("personas.empty.userText")}
        />
      ) : (
        <Table
          aria-label={t("personas.why.title")}
          variant="compact"
          className="kc-personas-text pf-v5-u-mt-md"
        >
          <Thead>
            <Tr>
              <Th>{t("personas.titleOfPersona")}</Th>
              <Th>{t("personas.circle")}</Th>
              <Th modifier="nowrap">{t("personas.why.inToken")}</Th>
              <Th>{t("personas.why.reason")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {data.personas.map((persona) => (
              <Tr key={persona.id}>
                <Td dataLabel={t("personas.titleOfPersona")}>
                  <Link to={paths.persona(persona.id)}>
                    <TitleName title={persona.title} />
                  </Link>
                </Td>
                <Td dataLabel={t("personas.circle")}>{persona.circle}</Td>
                <Td dataLabel={t("personas.why.inToken")}>
                  {persona.in_token ? (
                    <Label color="green" icon={<CheckCircleIcon />}>
                      {t("personas.yes")}
                    </Label>
                  ) : (
                    <Label color="red" icon={<MinusCircleIcon />}>
                      {t("personas.no")}
                    </Label>
                  )}
                </Td>
                <Td dataLabel={t("personas.why.reason")}>
                  {persona.rule && (
                    <div>{t(`personas.why.rule.${persona.rule}`)}</div>
                  )}
                  {!isOfSetUp(persona.detail) && (
                    <small lang="en">{persona.detail}</small>
                  )}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {Object.entries(data.tokens).map(([kind, claims]) => (
        <ExpandableSection
          key={kind}
          className="pf-v5-u-mt-sm"
          toggleText={t("personas.why.claims", { kind })}
        >
          <CodeBlock>
            <CodeBlockCode>{JSON.stringify(claims, null, 2)}</CodeBlockCode>
          </CodeBlock>
        </ExpandableSection>
      ))}
    </div>
  );
};

/** Whether the server advises to call the set-up's path, which the console has a page for. */
function isOfSetUp(text: string): boolean {
  return text.includes("/personas/setup");
}
