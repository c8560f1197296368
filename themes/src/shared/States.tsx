import {
  Bullseye,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  EmptyStateHeader,
  EmptyStateIcon,
  Spinner,
} from "@patternfly/react-core";
import {
  ExclamationCircleIcon,
  LockIcon,
  UsersIcon,
} from "@patternfly/react-icons";
import {
  type ComponentType,
  createContext,
  type ReactNode,
  useContext,
} from "react";
import { useTranslation } from "react-i18next";
import { isNotSetUp, type ProblemError } from "./api/problem";

export const Loading = () => {
  const { t } = useTranslation();
  return (
    <Bullseye>
      <Spinner aria-label={t("personas.loading")} />
    </Bullseye>
  );
};

type EmptyProps = {
  title: string;
  text: string;
  icon?: ComponentType;
  children?: ReactNode;
};

/** Nothing there yet, with the next step as children. */
export const Empty = ({
  title,
  text,
  icon = UsersIcon,
  children,
}: EmptyProps) => (
  <EmptyState>
    <EmptyStateHeader
      titleText={title}
      headingLevel="h2"
      icon={<EmptyStateIcon icon={icon} />}
    />
    <EmptyStateBody>{text}</EmptyStateBody>
    {children && (
      <EmptyStateFooter>
        <EmptyStateActions>{children}</EmptyStateActions>
      </EmptyStateFooter>
    )}
  </EmptyState>
);

/** What a console has to say where the realm is not set up for personas; the server's text names a path of its API. */
export const NotSetUpContext = createContext<ReactNode>(undefined);

type FailureProps = { problem: ProblemError; retry?: () => void };

/** What could not be loaded, why, and what to do. */
export const Failure = ({ problem, retry }: FailureProps) => {
  const { t } = useTranslation();
  const forbidden = problem.status === 403;
  const notSetUp = useContext(NotSetUpContext);
  if (isNotSetUp(problem)) {
    return (
      notSetUp ?? (
        <Empty
          title={t("personas.error.notSetUp")}
          text={t("personas.error.notSetUpText")}
        />
      )
    );
  }
  return (
    <EmptyState>
      <EmptyStateHeader
        titleText={t(
          forbidden ? "personas.error.forbidden" : "personas.error.title",
        )}
        headingLevel="h2"
        icon={
          <EmptyStateIcon icon={forbidden ? LockIcon : ExclamationCircleIcon} />
        }
      />
      <EmptyStateBody>
        {forbidden
          ? t("personas.error.forbiddenText")
          : problem.message || t("personas.error.network")}
        {problem.requestId && !forbidden && (
          <div>{t("personas.error.request", { id: problem.requestId })}</div>
        )}
      </EmptyStateBody>
      {retry && !forbidden && (
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button onClick={retry}>{t("personas.error.retry")}</Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
};
