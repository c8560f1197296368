import { FlexItem, SearchInput } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  label: string;
  value: string;
  onSearch: (text: string) => void;
};

/** A filter of a list that counts when its text is complete. */
export const SearchFilter = ({ label, value, onSearch }: Props) => {
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
