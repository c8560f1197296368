import { Alert, List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { InUse } from "./useSchemaDraft";

/** What the server does not accept, by path. */
export const Faults = ({ faults }: { faults: Record<string, string> }) => {
  const { t } = useTranslation();
  const entries = Object.entries(faults);
  return (
    entries.length > 0 && (
      <Alert
        isInline
        isLiveRegion
        variant="danger"
        title={t("personas.schema.faults")}
      >
        <List>
          {entries.map(([path, message]) => (
            <ListItem key={path}>
              <strong>{path}</strong> {message}
            </ListItem>
          ))}
        </List>
      </Alert>
    )
  );
};

/** The faults of one part of the schema, by what is left of their paths. */
export const faultsBelow = (faults: Record<string, string>, path: string) =>
  Object.fromEntries(
    Object.entries(faults)
      .filter(([name]) => name.startsWith(path))
      .map(([name, message]) => [name.slice(path.length), message]),
  );

/** How many personas would lose their title or circle, or lack an assessment. */
export const InUseCounts = ({ inUse }: { inUse: InUse }) => {
  const { t } = useTranslation();
  const { titles, circles, unassessed = {} } = inUse;
  return (
    <>
      <Counts
        text={t("personas.schema.inUse.text")}
        counts={[...Object.entries(titles), ...Object.entries(circles)]}
      />
      <Counts
        text={t("personas.schema.inUse.unassessed")}
        counts={Object.entries(unassessed)}
      />
    </>
  );
};

type CountsProps = { text: string; counts: [string, number][] };

const Counts = ({ text, counts }: CountsProps) => {
  const { t } = useTranslation();
  return (
    counts.length > 0 && (
      <>
        <p>{text}</p>
        <List className="pf-v5-u-my-md">
          {counts.map(([name, count], at) => (
            <ListItem key={at}>
              {t("personas.schema.inUse.count", { name, count })}
            </ListItem>
          ))}
        </List>
      </>
    )
  );
};
