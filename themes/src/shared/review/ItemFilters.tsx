import {
  FlexItem,
  FormSelect,
  FormSelectOption,
  SearchInput,
  Switch,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DECISIONS, type ItemFilter } from "./types";

/** The arrow of a list stands beside its text in each language. */
const WIDE_ENOUGH = { minWidth: "11rem" };

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
      <Typed
        label={t("personas.reviews.search")}
        value={filter.search}
        onSearch={(search) => change({ search })}
      />
      <FlexItem style={WIDE_ENOUGH}>
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
      </FlexItem>
      <FlexItem style={WIDE_ENOUGH}>
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
      </FlexItem>
      <Typed
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
    <FlexItem>
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
    </FlexItem>
  );
};
