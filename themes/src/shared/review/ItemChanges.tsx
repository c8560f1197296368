import { Label, List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { exact } from "../time";
import type { ReviewItem } from "./types";

const LABELS = {
  title: "personas.titleOfPersona",
  circle: "personas.circle",
  status: "personas.statusOfPersona",
  valid_from: "personas.validFrom",
  valid_till: "personas.validTill",
} as const;

const MEMBERS = Object.keys(LABELS) as (keyof typeof LABELS)[];

type Props = { item: ReviewItem; titleOf: (title: string) => string };

/** What is different about a persona since the review began; nothing where all is the same. */
export const ItemChanges = ({ item, titleOf }: Props) => {
  const { t, i18n } = useTranslation();
  const { changed } = item;
  if (!changed) {
    return null;
  }
  const shown = (member: keyof typeof LABELS, value: string | undefined) => {
    if (value === undefined) {
      return "–";
    }
    if (member === "status") {
      return t(`personas.status.${value}`);
    }
    if (member === "title") {
      return titleOf(value);
    }
    return member === "circle" ? value : exact(value, i18n.language);
  };
  return (
    <div>
      <Label color="orange" isCompact>
        {t(changed.gone ? "personas.reviews.gone" : "personas.reviews.changed")}
      </Label>
      <List isPlain className="pf-v5-u-font-size-sm">
        {MEMBERS.filter((member) => changed[member] !== undefined).map(
          (member) => (
            <ListItem key={member}>
              {t("personas.reviews.changedTo", {
                label: t(LABELS[member]),
                before: shown(member, item[member]),
                after: shown(member, changed[member]),
              })}
            </ListItem>
          ),
        )}
      </List>
    </div>
  );
};
