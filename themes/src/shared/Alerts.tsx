import {
  Alert,
  AlertActionCloseButton,
  AlertGroup,
  type AlertProps,
} from "@patternfly/react-core";
import {
  createContext,
  type PropsWithChildren,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { isNotSetUp, problemOf } from "./api/problem";

type Entry = {
  id: number;
  title: string;
  variant: NonNullable<AlertProps["variant"]>;
  text?: string;
  texts?: string[];
};

export type Alerts = {
  succeeded: (title: string) => void;
  /** Done, but there is something to know; stays until it is closed. */
  warned: (title: string, texts: string[]) => void;
  /** With what the server says about it, unless the page shows that itself. */
  failed: (title: string, error?: unknown) => void;
};

const Context = createContext<Alerts | undefined>(undefined);

/** Messages that come and go, read out by screen readers. */
export const AlertsProvider = ({ children }: PropsWithChildren) => {
  const { t } = useTranslation();
  const [entries, setEntries] = useState<Entry[]>([]);
  const next = useRef(0);

  const add = useCallback((entry: Omit<Entry, "id">) => {
    const id = next.current++;
    setEntries((before) => [...before.slice(-2), { ...entry, id }]);
  }, []);
  const remove = (id: number) =>
    setEntries((before) => before.filter((entry) => entry.id !== id));

  const alerts = useMemo<Alerts>(
    () => ({
      succeeded: (title) => add({ title, variant: "success" }),
      warned: (title, texts) => add({ title, variant: "warning", texts }),
      failed: (title, error) =>
        add({
          title,
          variant: "danger",
          ...(error === undefined
            ? {}
            : {
                text: isNotSetUp(problemOf(error))
                  ? t("personas.error.notSetUpText")
                  : problemOf(error).message || t("personas.error.network"),
              }),
        }),
    }),
    [add, t],
  );

  return (
    <Context.Provider value={alerts}>
      <AlertGroup isToast isLiveRegion>
        {entries.map(({ id, title, variant, text, texts }) => (
          <Alert
            key={id}
            title={title}
            variant={variant}
            timeout={text || texts ? false : 8000}
            onTimeout={() => remove(id)}
            actionClose={
              <AlertActionCloseButton
                title={title}
                onClose={() => remove(id)}
              />
            }
          >
            {text}
            {texts?.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Alert>
        ))}
      </AlertGroup>
      {children}
    </Context.Provider>
  );
};

export function useAlerts(): Alerts {
  const alerts = useContext(Context);
  if (!alerts) {
    throw new Error("useAlerts needs an AlertsProvider");
  }
  return alerts;
}
