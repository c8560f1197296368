import { useEffect, useRef, useState } from "react";
import { firstFaulty, fitting, sent } from "../../shared/assessment/answers";
import type { Answer, Answers } from "../../shared/assessment/types";
import { problemOf } from "../../shared/api/problem";
import { useHttp } from "../useHttp";
import { saveDraft } from "./api";
import { forget, keep, readKept } from "./kept";
import type { Assessment, Draft } from "./types";

/** Whether the server has the answers; `ended` where it wants another login. */
export type Saving = "saved" | "saving" | "kept" | "ended";

type Begin = { at: number; answers: Answers; kept: boolean };

/** What to begin with: what this tab has kept, else the draft. Of another version, what still fits. */
function beginning(
  persona: string,
  { name, version, questions }: Assessment,
  draft?: Draft,
): Begin {
  const kept = readKept(persona, name);
  const known = kept ?? draft;
  const answers = fitting(questions, known?.answers ?? {});
  const named = questions.findIndex((one) => one.name === draft?.question);
  const unanswered = firstFaulty(questions, answers);
  const at =
    kept?.version === version
      ? Math.min(Math.max(kept.at, 0), questions.length)
      : named >= 0
        ? named
        : draft && !unanswered
          ? questions.length
          : Math.max(0, unanswered ? questions.indexOf(unanswered) : 0);
  return { at, answers, kept: kept !== undefined };
}

/** The answers so far: at once in the tab, and with each step at the server. */
export function useDraft(
  persona: string,
  assessment: Assessment,
  draft?: Draft,
) {
  const http = useHttp();
  const { name, version, questions } = assessment;
  const [begin] = useState(() => beginning(persona, assessment, draft));
  const [at, setAt] = useState(begin.at);
  const [answers, setAnswers] = useState(begin.answers);
  const [saving, setSaving] = useState<Saving>("saved");
  const latest = useRef(0);

  const save = async (to: number, all: Answers) => {
    const order = ++latest.current;
    const question = questions[to]?.name;
    setSaving("saving");
    try {
      await saveDraft(http, persona, name, {
        answers: sent(all),
        ...(question === undefined ? {} : { question }),
      });
      if (order === latest.current) {
        forget(persona, name);
        setSaving("saved");
      }
    } catch (error) {
      if (order === latest.current) {
        setSaving(problemOf(error).status === 401 ? "ended" : "kept");
      }
    }
  };

  useEffect(() => {
    if (begin.kept) {
      void save(begin.at, begin.answers);
    }
    // Once, for what was kept by an earlier page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return {
    at,
    answers,
    saving,
    restored: begin.kept,
    answer: (question: string, value: Answer | undefined) => {
      const all = { ...answers };
      if (value === undefined) {
        delete all[question];
      } else {
        all[question] = value;
      }
      // A save that is under way does not have it.
      latest.current++;
      setAnswers(all);
      setSaving("kept");
      keep(persona, name, { version, at, answers: all });
    },
    go: (to: number) => {
      setAt(to);
      if (saving !== "saved") {
        keep(persona, name, { version, at: to, answers });
      }
      void save(to, answers);
    },
    saveNow: () => save(at, answers),
  };
}
