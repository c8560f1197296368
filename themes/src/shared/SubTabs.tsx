import { Tab, Tabs, TabTitleText } from "@patternfly/react-core";
import type { MouseEvent, ReactNode } from "react";
import { useHref, useLocation, useSearchParams } from "react-router-dom";

export type SubTab = {
  name: string;
  title: ReactNode;
  page: ReactNode;
  isDisabled?: boolean;
};

type Props = {
  label: string;
  /** The parameter of the address that names the tab; without it, the first one is shown. */
  parameter: string;
  tabs: SubTab[];
  /** Whether a tab that was left keeps what was typed there. */
  keeps?: boolean;
  /** What else the address of each tab has. */
  among?: Record<string, string>;
};

const NOTHING = {};

/** Tabs within a page, each with an address: it can be bookmarked, and opened in a new window. */
export const SubTabs = ({
  label,
  parameter,
  tabs,
  keeps = false,
  among = NOTHING,
}: Props) => {
  const [parameters, setParameters] = useSearchParams();
  const root = useHref(useLocation().pathname);
  const wanted = parameters.get(parameter);
  const shown = tabs.find(({ name }) => name === wanted) ?? tabs[0];
  const first = tabs[0]?.name;
  const addressOf = (name: string): Record<string, string> =>
    name === first ? among : { ...among, [parameter]: name };

  const open = (event: MouseEvent, name: string) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      setParameters(addressOf(name));
    }
  };

  return (
    <Tabs
      activeKey={shown?.name ?? ""}
      onSelect={(event, name) => open(event, String(name))}
      aria-label={label}
      mountOnEnter
      unmountOnExit={!keeps}
    >
      {tabs.map(({ name, title, page, isDisabled = false }) => (
        <Tab
          key={name}
          eventKey={name}
          href={`${root}?${new URLSearchParams(addressOf(name)).toString()}`}
          isDisabled={isDisabled}
          title={<TabTitleText>{title}</TabTitleText>}
        >
          <div className="pf-v5-u-pt-md">{page}</div>
        </Tab>
      ))}
    </Tabs>
  );
};
