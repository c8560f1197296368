import {
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { inWords } from "./answers";
import type { Answers, Question } from "./types";

type Props = {
  questions: Question[];
  answers: Answers;
  onGo: (to: number) => void;
};

/** All answers, each with the way back to it. */
export const Review = ({ questions, answers, onGo }: Props) => {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("personas.question.reviewText")}</p>
      <DescriptionList>
        {questions.map((question, at) => {
          const name = question.text || question.name;
          return (
            <DescriptionListGroup key={question.name}>
              <DescriptionListTerm>{name}</DescriptionListTerm>
              <DescriptionListDescription className="kc-personas-answer">
                <span>
                  {inWords(question, answers[question.name]) ?? (
                    <em>{t("personas.question.none")}</em>
                  )}
                </span>
                <Button
                  variant="link"
                  isInline
                  aria-label={t("personas.question.changeOf", {
                    question: name,
                  })}
                  onClick={() => onGo(at)}
                >
                  {t("personas.question.change")}
                </Button>
              </DescriptionListDescription>
            </DescriptionListGroup>
          );
        })}
      </DescriptionList>
    </>
  );
};
