import { Checkbox, Radio, TextArea, TextInput } from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../form/FieldShell";
import { boundsOf, optionText, scaleOf } from "./answers";
import type { Answer, Question } from "./types";

type Props = {
  question: Question;
  value: Answer | undefined;
  onChange: (value: Answer | undefined) => void;
  error?: string | undefined;
};

type InputProps = Props & { id: string };

/** As many numbers as fit beside each other; longer scales are typed. */
const SHOWN = 11;

/** A question with what it can be answered by. */
export const QuestionField = (props: Props) => {
  const { t } = useTranslation();
  const { question, error } = props;
  const id = useId();
  const { min, max } = boundsOf(question);
  const count =
    question.type !== "multiple"
      ? undefined
      : t(
          min === max ? "personas.question.exactly" : "personas.question.some",
          {
            min,
            max,
          },
        );
  const help = [question.help, count].filter(Boolean).join(" ");
  const { from, to } = scaleOf(question);
  const typed = question.type === "scale" && to - from >= SHOWN;
  return (
    <FieldShell
      id={id}
      label={question.text || question.name}
      required={question.required}
      help={help || undefined}
      error={error}
      group={question.type !== "text" && !typed}
    >
      {question.type === "single" ? (
        <SingleInput {...props} id={id} />
      ) : question.type === "multiple" ? (
        <MultipleInput {...props} id={id} />
      ) : question.type === "text" ? (
        <LongInput {...props} id={id} />
      ) : typed ? (
        <NumberInput {...props} id={id} />
      ) : (
        <ScaleInput {...props} id={id} />
      )}
    </FieldShell>
  );
};

const SingleInput = ({ question, value, onChange, error, id }: InputProps) =>
  question.options?.map((option) => (
    <Radio
      key={option.name}
      id={`${id}-${option.name}`}
      name={id}
      label={optionText(option)}
      isChecked={value === option.name}
      isValid={!error}
      aria-describedby={`${id}-help`}
      onChange={() => onChange(option.name)}
    />
  ));

const MultipleInput = ({
  question,
  value,
  onChange,
  error,
  id,
}: InputProps) => {
  const chosen = Array.isArray(value) ? value : [];
  return question.options?.map((option) => (
    <Checkbox
      key={option.name}
      id={`${id}-${option.name}`}
      label={optionText(option)}
      isChecked={chosen.includes(option.name)}
      isValid={!error}
      aria-describedby={`${id}-help`}
      onChange={(_event, checked) =>
        onChange(
          // In the order of the options, whatever the order of the clicks.
          question.options
            ?.map(({ name }) => name)
            .filter((name) =>
              name === option.name ? checked : chosen.includes(name),
            ),
        )
      }
    />
  ));
};

const ScaleInput = ({ question, value, onChange, error, id }: InputProps) => {
  const { from, to } = scaleOf(question);
  const meaning = (number: number) =>
    number === from
      ? question.from_text
      : number === to
        ? question.to_text
        : undefined;
  return (
    <div className="kc-personas-scale">
      {Array.from({ length: to - from + 1 }, (_, at) => from + at).map(
        (number) => (
          <Radio
            key={number}
            id={`${id}-${number}`}
            name={id}
            label={
              meaning(number) ? `${number}: ${meaning(number)}` : String(number)
            }
            isChecked={value === number}
            isValid={!error}
            aria-describedby={`${id}-help`}
            onChange={() => onChange(number)}
          />
        ),
      )}
    </div>
  );
};

const NumberInput = ({ question, value, onChange, error, id }: InputProps) => {
  const { from, to } = scaleOf(question);
  const end = (number: number, text?: string) =>
    text ? `${number}: ${text}` : String(number);
  return (
    <>
      <TextInput
        id={id}
        type="number"
        min={from}
        max={to}
        step={1}
        validated={error ? "error" : "default"}
        aria-describedby={`${id}-ends ${id}-help`}
        value={typeof value === "number" ? value : ""}
        onChange={(_event, text) =>
          onChange(text === "" ? undefined : Number(text))
        }
      />
      <small id={`${id}-ends`}>
        {end(from, question.from_text)} … {end(to, question.to_text)}
      </small>
    </>
  );
};

const LongInput = ({ question, value, onChange, error, id }: InputProps) => {
  const { t } = useTranslation();
  const text = typeof value === "string" ? value : "";
  return (
    <>
      <TextArea
        id={id}
        rows={5}
        resizeOrientation="vertical"
        {...(question.max_length ? { maxLength: question.max_length } : {})}
        validated={error ? "error" : "default"}
        aria-describedby={`${id}-left ${id}-help`}
        value={text}
        onChange={(_event, next) => onChange(next)}
      />
      {question.max_length && (
        <small id={`${id}-left`}>
          {t("personas.question.left", {
            number: question.max_length - text.length,
          })}
        </small>
      )}
    </>
  );
};
