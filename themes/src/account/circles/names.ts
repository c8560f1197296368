import type { TFunction } from "i18next";
import type { Circle, CountName, Member } from "./types";

/** A count for people: nobody counts further than the server does. */
export const shownCount = (circle: Circle, name: CountName) =>
  `${circle[name] ?? 0}${circle.more?.includes(name) ? "+" : ""}`;

type Shown = Pick<Member, "name" | "username" | "own">;

/** Whose persona it is, as far as the realm tells stewards. */
export const personOf = (t: TFunction, { name, username, own }: Shown) =>
  own
    ? t("personas.circles.you")
    : (name ?? username ?? t("personas.circles.unnamed"));

/** What a sentence about it has of the person: where stewards see no names, it is another sentence. */
export const personIn = (t: TFunction, member: Shown) => ({
  person: personOf(t, member),
  ...(member.own || member.name || member.username
    ? {}
    : { context: "unnamed" }),
});
