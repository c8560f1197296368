import {
  FormSelect,
  FormSelectOption,
  SearchInput,
  Switch,
  ToolbarGroup,
  ToolbarItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
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
    <ToolbarGroup variant="filter-group">
      <Typed
        label={t("personas.reviews.search")}
        value={filter.search}
        onSearch={(search) => change({ search })}
      />
      <ToolbarItem>
        <FormSelect
          aria-label={t("personas.reviews.decisionOfItem")}
          value={filter.decision}
          onChange={(_event, decision) => change({ decision })}
        >
          <FormSelectOption
            value=""
            label={t("personas.reviews.everyDecision")}
          />
          {(["open", ...DECISIONS] as const).map((decision) => (
            <FormSelectOption
              key={decision}
              value={decision}
              label={t(`personas.reviews.decision.${decision}`)}
            />
          ))}
        </FormSelect>
      </ToolbarItem>
      <ToolbarItem>
        <FormSelect
          aria-label={t("personas.titleOfPersona")}
          value={filter.title[0] ?? ""}
          onChange={(_event, title) =>
            change({ title: title === "" ? [] : [title] })
          }
        >
          <FormSelectOption value="" label={t("personas.reviews.everyTitle")} />
          {titles.map(({ value, label }) => (
            <FormSelectOption key={value} value={value} label={label} />
          ))}
        </FormSelect>
      </ToolbarItem>
      <Typed
        label={t("personas.circle")}
        value={filter.circle}
        onSearch={(circle) => change({ circle })}
      />
      <ToolbarItem alignSelf="center">
        <Switch
          id="items-changed"
          label={t("personas.reviews.changedOnly")}
          isChecked={filter.changed}
          onChange={(_event, changed) => change({ changed })}
        />
      </ToolbarItem>
    </ToolbarGroup>
  );
};

type TypedProps = {
  label: string;
  value: string;
  onSearch: (text: string) => void;
};

/** A filter that counts when its text is complete. */
const Typed = ({ label, value, onSearch }: TypedProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  return (
    <ToolbarItem variant="search-filter">
      <SearchInput
        aria-label={label}
        placeholder={label}
        resetButtonLabel={t("personas.reviews.clearOf", { label })}
        submitSearchButtonLabel={t("personas.reviews.searchOf", { label })}
        value={text}
        onChange={(_event, typed) => setText(typed)}
        onSearch={() => onSearch(text.trim())}
        onClear={() => {
          setText("");
          onSearch("");
        }}
      />
    </ToolbarItem>
  );
};
