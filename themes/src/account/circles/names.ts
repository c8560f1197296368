import type { TFunction } from "i18next";
import type { Member } from "./types";

/** Whose persona it is, as far as the realm tells stewards. */
export const personOf = (t: TFunction, { name, username, own }: Member) =>
  own
    ? t("personas.circles.you")
    : (name ?? username ?? t("personas.circles.unnamed"));
