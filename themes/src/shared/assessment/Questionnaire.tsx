import {
  ActionGroup,
  Button,
  Form,
  Progress,
  ProgressMeasureLocation,
  Title,
} from "@patternfly/react-core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultOf, firstFaulty } from "./answers";
import { QuestionField } from "./QuestionField";
import { Review } from "./Review";
import type { Answer, Answers, Questions } from "./types";

type Props = {
  assessment: Questions;
  answers: Answers;
  /** Which question is shown; behind the last one, all answers are. */
  at: number;
  onAnswer: (question: string, answer: Answer | undefined) => void;
  onGo: (to: number) => void;
  onSubmit: () => void;
  busy?: boolean;
  /** The server's faults by question. */
  faults?: Record<string, string>;
  /** Whether answers are saved, and other ways on. */
  children?: ReactNode;
};

/** One question after the other, back and forward, and all answers at the end. */
export const Questionnaire = ({
  assessment: { questions },
  answers,
  at,
  onAnswer,
  onGo,
  onSubmit,
  busy = false,
  faults = {},
  children,
}: Props) => {
  const { t } = useTranslation();
  // The question whose fault is shown: nobody is blamed for what is not answered yet.
  const [checked, setChecked] = useState<string>();
  const form = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const question = questions[at];

  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    focusInput(form.current);
  }, [at]);

  const fault = question && faultOf(question, answers[question.name]);
  const error =
    question &&
    (fault && checked === question.name
      ? t(`personas.question.missing.${fault.key}`, fault.values)
      : faults[question.name] || undefined);

  const forward = () => {
    if (!question) {
      const faulty = firstFaulty(questions, answers);
      if (faulty) {
        setChecked(faulty.name);
        onGo(questions.indexOf(faulty));
      } else {
        onSubmit();
      }
    } else if (fault) {
      setChecked(question.name);
      focusInput(form.current);
    } else {
      setChecked(undefined);
      onGo(at + 1);
    }
  };

  return (
    <div ref={form} data-testid="questionnaire">
      <Progress
        className="kc-personas-progress"
        value={at}
        max={questions.length}
        measureLocation={ProgressMeasureLocation.none}
        title={
          question
            ? t("personas.question.number", {
                number: at + 1,
                total: questions.length,
              })
            : t("personas.question.review")
        }
      />
      <Form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          forward();
        }}
      >
        {question ? (
          <QuestionField
            key={question.name}
            question={question}
            value={answers[question.name]}
            onChange={(answer) => onAnswer(question.name, answer)}
            error={error}
          />
        ) : (
          <>
            <Title headingLevel="h2" size="lg" tabIndex={-1}>
              {t("personas.question.review")}
            </Title>
            <Review questions={questions} answers={answers} onGo={onGo} />
          </>
        )}
        <ActionGroup>
          <Button type="submit" isDisabled={busy} isLoading={busy}>
            {t(
              question ? "personas.question.next" : "personas.question.submit",
            )}
          </Button>
          <Button
            variant="secondary"
            isDisabled={busy || at === 0}
            onClick={() => onGo(at - 1)}
          >
            {t("personas.question.back")}
          </Button>
          {children}
        </ActionGroup>
      </Form>
    </div>
  );
};

/** To what was chosen, else to what can be; on the last page to its heading. */
function focusInput(form: HTMLElement | null) {
  const found = ["input:checked", "input, textarea", "h2"]
    .map((selector) => form?.querySelector<HTMLElement>(selector))
    .find((element) => element);
  found?.focus();
}
