import type { Answer, Answers, Option, Question } from "./types";

/** What is wrong with an answer: a text with what it is filled in with. */
export type AnswerFault = { key: string; values: Record<string, number> };

const LEAST = 1;
const SCALE_END = 5;

/** The ends of a scale. */
export const scaleOf = ({ from = LEAST, to = SCALE_END }: Question) => ({
  from,
  to,
});

/** How many options may be chosen. */
export const boundsOf = ({ min = LEAST, max, options = [] }: Question) => ({
  min,
  max: Math.min(max ?? options.length, options.length),
});

const isEmpty = (answer: Answer | undefined) =>
  answer === undefined ||
  (typeof answer === "string" && answer.trim() === "") ||
  (Array.isArray(answer) && answer.length === 0);

/** What is wrong with an answer; the server says the same. */
export function faultOf(
  question: Question,
  answer: Answer | undefined,
): AnswerFault | undefined {
  if (isEmpty(answer)) {
    return question.required ? { key: "answer", values: {} } : undefined;
  }
  if (question.type === "multiple") {
    const { min, max } = boundsOf(question);
    const chosen = Array.isArray(answer) ? answer.length : 0;
    return chosen < min
      ? { key: "few", values: { min } }
      : chosen > max
        ? { key: "many", values: { max } }
        : undefined;
  }
  if (question.type === "scale") {
    const { from, to } = scaleOf(question);
    const fits =
      Number.isInteger(answer) &&
      Number(answer) >= from &&
      Number(answer) <= to;
    return fits ? undefined : { key: "number", values: { from, to } };
  }
  return undefined;
}

/** The first question whose answer is missing or wrong; undefined if all are right. */
export const firstFaulty = (questions: Question[], answers: Answers) =>
  questions.find((question) => faultOf(question, answers[question.name]));

/** Those answers that still mean something: questions and options may have gone. */
export function fitting(questions: Question[], answers: Answers): Answers {
  const kept: Answers = {};
  for (const { name, type, options = [] } of questions) {
    const answer = answers[name];
    const has = (one: unknown) => options.some((option) => option.name === one);
    if (answer === undefined) {
      continue;
    }
    if (type === "single" && has(answer)) {
      kept[name] = answer;
    } else if (type === "multiple" && Array.isArray(answer)) {
      kept[name] = answer.filter(has);
    } else if (type === "scale" && typeof answer === "number") {
      kept[name] = answer;
    } else if (type === "text" && typeof answer === "string") {
      kept[name] = answer;
    }
  }
  return kept;
}

/** What is sent: without what is not answered. */
export const sent = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => !isEmpty(answer)),
  );

export const optionText = ({ name, text }: Option) => text || name;

/** An answer as people read it; undefined where there is none. */
export function inWords(
  { options = [] }: Question,
  answer: Answer | undefined,
): string | undefined {
  if (answer === undefined || isEmpty(answer)) {
    return undefined;
  }
  const word = (name: string) => {
    const option = options.find((one) => one.name === name);
    return option ? optionText(option) : name;
  };
  return Array.isArray(answer)
    ? answer.map(word).join(", ")
    : word(String(answer));
}
