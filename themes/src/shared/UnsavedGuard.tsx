import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router-dom";
import { Confirm } from "./Confirm";

type Props = {
  when: boolean;
  /** The texts to ask with, where it is not about a form. */
  texts?: string;
};

/** Asks before something is lost, by a link or by closing the page. */
export const UnsavedGuard = ({ when, texts = "unsaved" }: Props) => {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!when) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [when]);

  if (blocker.state !== "blocked") {
    return null;
  }
  return (
    <Confirm
      title={t(`personas.${texts}.title`)}
      action={t(`personas.${texts}.leave`)}
      danger
      onConfirm={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    >
      {t(`personas.${texts}.text`)}
    </Confirm>
  );
};
