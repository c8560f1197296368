import {
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import type { ReactNode } from "react";

type Props = { term: string; children: ReactNode };

/** One line of what is known about something. */
export const Fact = ({ term, children }: Props) => (
  <DescriptionListGroup>
    <DescriptionListTerm>{term}</DescriptionListTerm>
    <DescriptionListDescription className="kc-personas-name">
      {children}
    </DescriptionListDescription>
  </DescriptionListGroup>
);
