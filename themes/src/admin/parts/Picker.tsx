import {
  Button,
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from "@patternfly/react-core";
import { TimesIcon } from "@patternfly/react-icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../shared/api/problem";

export type Choice = { value: string; label: string; description?: string };

type Props = {
  id: string;
  label: string;
  placeholder: string;
  chosen: Choice | undefined;
  onChoose: (choice: Choice | undefined) => void;
  find: (search: string) => Promise<Choice[]>;
};

const WAIT = 250;

/** Finds one of many while its name is typed. */
export const Picker = ({
  id,
  label,
  placeholder,
  chosen,
  onChoose,
  find,
}: Props) => {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [choices, setChoices] = useState<Choice[]>([]);
  const [message, setMessage] = useState("");

  useEffect(() => {
    if (!open) {
      return;
    }
    let late = false;
    const timer = setTimeout(() => {
      find(text).then(
        (found) => {
          if (!late) {
            setChoices(found);
            setMessage(found.length === 0 ? t("personas.picker.none") : "");
          }
        },
        (error: unknown) => {
          if (!late) {
            setChoices([]);
            setMessage(problemOf(error).message || t("personas.error.network"));
          }
        },
      );
    }, WAIT);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [open, text, find, t]);

  const choose = (value: string | number | undefined) => {
    const choice = choices.find((one) => one.value === value);
    if (choice) {
      onChoose(choice);
      setText("");
      setOpen(false);
    }
  };

  return (
    <Select
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={(_event, value) => choose(value)}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="typeahead"
          isExpanded={open}
          isFullWidth
          aria-label={label}
          onClick={() => setOpen(!open)}
        >
          <TextInputGroup isPlain>
            <TextInputGroupMain
              inputId={id}
              role="combobox"
              aria-label={label}
              isExpanded={open}
              aria-controls={`${id}-list`}
              autoComplete="off"
              placeholder={placeholder}
              value={open ? text : (chosen?.label ?? "")}
              onClick={() => setOpen(true)}
              onChange={(_event, value) => {
                setText(value);
                setOpen(true);
              }}
              onKeyDown={(event) => {
                if (event.key === "Enter") {
                  event.preventDefault();
                  choose(choices[0]?.value);
                }
              }}
            />
            <TextInputGroupUtilities>
              {chosen && (
                <Button
                  variant="plain"
                  aria-label={t("personas.picker.clear")}
                  onClick={() => onChoose(undefined)}
                >
                  <TimesIcon aria-hidden />
                </Button>
              )}
            </TextInputGroupUtilities>
          </TextInputGroup>
        </MenuToggle>
      )}
    >
      <SelectList id={`${id}-list`} aria-label={label}>
        {choices.map(({ value, label: name, description }) => (
          <SelectOption key={value} value={value} description={description}>
            {name}
          </SelectOption>
        ))}
        {message && (
          <SelectOption key="message" value="" isDisabled>
            {message}
          </SelectOption>
        )}
      </SelectList>
    </Select>
  );
};
