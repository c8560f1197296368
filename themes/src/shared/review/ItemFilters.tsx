import { FlexItem, Switch } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { SearchFilter } from "../SearchFilter";
import { SelectFilter } from "../SelectFilter";
import { DECISIONS, type ItemFilter } from "./types";

type Props = {
  filter: ItemFilter;
  onChange: (filter: ItemFilter) => void;
  /** The titles to choose from, with what people read instead. */
  titles: { value: string; label: string }[];
};

/** What a list of items is limited to. */
export const ItemFilters = ({ filter, onChange, titles }: Props) => {
  const { t } = useTranslation();
  const change = (part: Partial<ItemFilter>) =>
    onChange({ ...filter, ...part });

  return (
    <>
      <SearchFilter
        label={t("personas.reviews.search")}
        value={filter.search}
        onSearch={(search) => change({ search })}
      />
      <SelectFilter
        label={t("personas.reviews.decisionOfItem")}
        value={filter.decision}
        every={t("personas.reviews.everyDecision")}
        options={(["open", ...DECISIONS] as const).map((decision) => ({
          value: decision,
          label: t(`personas.reviews.decision.${decision}`),
        }))}
        onChoose={(decision) => change({ decision })}
      />
      <SelectFilter
        label={t("personas.titleOfPersona")}
        value={filter.title[0] ?? ""}
        every={t("personas.reviews.everyTitle")}
        options={titles}
        onChoose={(title) => change({ title: title === "" ? [] : [title] })}
      />
      <SearchFilter
        label={t("personas.circle")}
        value={filter.circle}
        onSearch={(circle) => change({ circle })}
      />
      <FlexItem>
        <Switch
          id="items-changed"
          label={t("personas.reviews.changedOnly")}
          isChecked={filter.changed}
          onChange={(_event, changed) => change({ changed })}
        />
      </FlexItem>
    </>
  );
};
