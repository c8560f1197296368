import {
  Breadcrumb,
  BreadcrumbItem,
  PageSection,
  Text,
  TextContent,
  Title,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { usePaths } from "../paths";

type Props = {
  title: string;
  description?: string;
  /** The page above; *My personas* unless it says otherwise. */
  parent?: { title: string; path: string };
  children: ReactNode;
};

/** A page below another one, in the look of the console's own. */
export const SubPage = ({ title, description, parent, children }: Props) => {
  const { t } = useTranslation();
  const paths = usePaths();
  return (
    <>
      <PageSection variant="light">
        <Breadcrumb>
          <BreadcrumbItem
            render={({ className }) => (
              <Link to={parent?.path ?? paths.list} className={className}>
                {parent?.title ?? t("personas.account.title")}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{title}</BreadcrumbItem>
        </Breadcrumb>
        <TextContent>
          <Title headingLevel="h1" data-testid="page-heading">
            {title}
          </Title>
          {description && <Text component="p">{description}</Text>}
        </TextContent>
      </PageSection>
      <PageSection variant="light">{children}</PageSection>
    </>
  );
};
