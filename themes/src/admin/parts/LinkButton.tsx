import { Button, type ButtonProps } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useHref } from "react-router-dom";

type Props = {
  to: string;
  variant?: NonNullable<ButtonProps["variant"]>;
  children: ReactNode;
};

/** A link to another page that looks like a button. */
export const LinkButton = ({ to, variant = "primary", children }: Props) => (
  <Button component="a" href={useHref(to)} variant={variant}>
    {children}
  </Button>
);
