import { Button, type ButtonProps } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Link, type LinkProps } from "react-router-dom";

type Props = {
  to: string;
  variant?: NonNullable<ButtonProps["variant"]>;
  children: ReactNode;
};

/** A link to another page that looks like a button. It goes through the router, so that unsaved changes are asked for. */
export const LinkButton = ({ to, variant = "primary", children }: Props) => {
  const target: Pick<LinkProps, "to"> = { to };
  return (
    <Button component={Link} variant={variant} {...target}>
      {children}
    </Button>
  );
};
