"use client";

import { useEffect, useRef, useState } from "react";
import type { OpenPaper } from "@/data/papers.ts";
import { AllQuestions } from "./all-questions.tsx";
import { Clock } from "./clock.tsx";
import { EndedNotice } from "./ended-notice.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { type SaveState, useAnswers } from "./use-answers.ts";
import { fill, type RoomWords } from "./words.ts";

/** The exam room: the whole paper on one page, so that moving never waits for the network. */
export function Room({ paper, words }: { paper: OpenPaper; words: RoomWords }) {
  const { answers, change, save, endsAtMs, ended, conflict, timeUp } = useAnswers(paper);
  const [position, setPosition] = useState(1);
  const [ready, setReady] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const total = paper.questions.length;
  const checkPath = `/attempts/${paper.attemptId}/check`;

  useEffect(() => reloadIfRevived(paper.attemptId), [paper.attemptId]);

  useEffect(() => {
    // The check page links to "#question-7".
    const wanted = Number(location.hash.replace("#question-", ""));
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= total) setPosition(wanted);
    setReady(true);
  }, [total]);

  const question = paper.questions[position - 1];
  const answer = answers[position - 1];
  if (question === undefined || answer === undefined) throw new Error(`no question ${position}`);
  const title = fill(words.question, { n: position, total });

  useEffect(() => {
    if (ready) document.title = title;
  }, [ready, title]);

  function go(to: number): void {
    setPosition(to);
    history.replaceState(null, "", `#question-${to}`);
    // After the new question is on the page.
    requestAnimationFrame(() => heading.current?.focus());
    scrollTo(0, 0);
  }

  if (ended !== null) {
    return <EndedNotice {...{ ended, words }} attemptId={paper.attemptId} />;
  }
  return (
    <main className="mx-auto max-w-column px-4 pb-16 wide:px-8" data-ready={ready}>
      <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 border-b border-line">
        <h1 ref={heading} tabIndex={-1} className="text-base">
          {title}
        </h1>
        <Clock initialMs={paper.remainingMs} {...{ endsAtMs, words }} onEnd={timeUp} />
      </div>
      {conflict !== null && (
        <p role="alert" className="text-warn">
          {fill(words.conflict, { n: conflict })}{" "}
          <button
            type="button"
            className="cursor-pointer underline"
            onClick={() => location.reload()}
          >
            {words.reload}
          </button>
        </p>
      )}
      <QuestionFields
        key={position}
        {...{ question, words }}
        choice={answer.choice}
        onChoose={(choice) => change(position, { choice })}
      />
      <div className="mt-6 flex flex-wrap gap-3">
        <button
          type="button"
          className="button-quiet"
          aria-pressed={answer.flagged}
          onClick={() => change(position, { flagged: !answer.flagged })}
        >
          <span aria-hidden="true">⚑&nbsp;</span>
          {answer.flagged ? words.flagged : words.flag}
        </button>
        <button
          type="button"
          className="button-quiet"
          onClick={() => answer.choice !== null && change(position, { choice: null })}
          aria-disabled={answer.choice === null}
        >
          {words.clear}
        </button>
      </div>
      <div className="mt-4 flex flex-wrap justify-between gap-3">
        <button
          type="button"
          className="button-quiet"
          aria-disabled={position === 1}
          onClick={() => position > 1 && go(position - 1)}
        >
          {words.previous}
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={position === total}
          onClick={() => position < total && go(position + 1)}
        >
          {words.next}
        </button>
      </div>
      <p
        role="status"
        className={`text-base ${save.state === "unsaved" ? "text-bad" : "text-quiet"}`}
      >
        {conflict === null && saveText(save.state, save.waiting, words)}
      </p>
      <AllQuestions {...{ answers, position, words }} onGo={go} />
      <p>
        <a className="inline-flex min-h-11 items-center" href={checkPath}>
          {words.finish}
        </a>
      </p>
    </main>
  );
}

function saveText(state: SaveState, n: number, words: RoomWords): string {
  return fill(words[state], { n });
}

const firstShownMs = new Map<string, number>();
const sameMountMs = 2_000;

/**
 * Back and forward within the app bring the room back as it was first sent, however old: without
 * the answers given since, and with a clock that is behind. Then the page is asked for again.
 */
function reloadIfRevived(attemptId: string): void {
  const first = firstShownMs.get(attemptId) ?? performance.now();
  firstShownMs.set(attemptId, first);
  if (performance.now() - first > sameMountMs) location.reload();
}
