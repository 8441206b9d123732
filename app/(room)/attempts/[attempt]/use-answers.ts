"use client";

import { useCallback, useEffect, useState } from "react";
import type { OpenPaper } from "@/data/papers.ts";
import type { AnswerInput } from "@/exam/attempt.ts";
import { createSaver, sendTo } from "./saver.ts";

export type SaveState = "nothing" | "saved" | "saving" | "unsaved";
/** Why the room is closed, if it is. */
export type Ended = null | {
  why: "time-is-up" | "already-submitted" | "not-found";
  /** Changes that the server does not have. */
  late: number;
  /** Answers that it has. */
  answered: number;
};

/** The answers of an open attempt as shown, and how far the server has them. */
export function useAnswers({ attemptId, questions, remainingMs }: OpenPaper) {
  const [answers, setAnswers] = useState(() => questions.map(({ answer }) => answer));
  const [save, setSave] = useState<{ state: SaveState; waiting: number }>({
    state: "nothing",
    waiting: 0,
  });
  const [endsAtMs, setEndsAtMs] = useState<number | null>(null);
  const [why, setWhy] = useState<NonNullable<Ended>["why"] | null>(null);
  const [refused, setRefused] = useState(0);
  const [acknowledged, setAcknowledged] = useState(() => answers.map(({ choice }) => choice));
  const [conflict, setConflict] = useState<number | null>(null);
  const [saver] = useState(() =>
    createSaver(sendTo(attemptId), {
      onState: (waiting, failing) =>
        setSave({ waiting, state: waiting === 0 ? "saved" : failing ? "unsaved" : "saving" }),
      onSaved: (position, { choice }, left) => {
        setAcknowledged((before) =>
          before.map((other, index) => (index === position - 1 ? choice : other)),
        );
        setEndsAtMs(performance.now() + left);
      },
      onRefused: (reason, position) => {
        if (reason === "stale-revision") {
          setConflict(position);
          return;
        }
        setRefused((count) => count + 1);
        setWhy((first) => first ?? reason);
      },
    }),
  );

  useEffect(() => setEndsAtMs(performance.now() + remainingMs), [remainingMs]);

  useEffect(() => {
    const retry = () => saver.retryNow();
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.waiting() > 0) event.preventDefault();
    };
    // A page taken from the browser's cache may show an attempt that has ended meanwhile.
    const revalidate = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload();
    };
    addEventListener("online", retry);
    addEventListener("beforeunload", warn);
    addEventListener("pageshow", revalidate);
    return () => {
      removeEventListener("online", retry);
      removeEventListener("beforeunload", warn);
      removeEventListener("pageshow", revalidate);
    };
  }, [saver]);

  function change(position: number, part: Partial<Omit<AnswerInput, "revision">>): void {
    if (position === conflict) return;
    const before = answers[position - 1];
    if (before === undefined) throw new Error(`no question ${position}`);
    const answer = { ...before, ...part, revision: before.revision + 1 };
    setAnswers(answers.map((other, index) => (index === position - 1 ? answer : other)));
    saver.save(position, answer);
  }

  const timeUp = useCallback(() => setWhy((first) => first ?? "time-is-up"), []);
  const ended: Ended = why && {
    why,
    late: refused + save.waiting,
    answered: acknowledged.filter((choice) => choice !== null).length,
  };
  return { answers, change, save, endsAtMs, ended, conflict, timeUp };
}
