import type { AnswerInput } from "@/exam/attempt.ts";
import type { RoomWords } from "./words.ts";

/** The grid of all questions, on demand: number, dot if unanswered, flag if flagged, and the words. */
export function AllQuestions({
  answers,
  position,
  onGo,
  words,
}: {
  answers: AnswerInput[];
  position: number;
  onGo: (position: number) => void;
  words: RoomWords;
}) {
  return (
    <details className="mt-6 border-t border-line pt-2">
      <summary className="min-h-11 content-center">{words.all}</summary>
      <ol className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(3.25rem,1fr))] gap-2">
        {answers.map(({ choice, flagged }, index) => {
          const number = index + 1;
          return (
            <li key={number}>
              <button
                type="button"
                aria-current={number === position ? "step" : undefined}
                className={`flex min-h-11 w-full cursor-pointer items-center justify-center gap-1 rounded border text-base tabular-nums ${
                  number === position ? "border-2 border-accent" : "border-line"
                } ${choice === null ? "" : "bg-raised"}`}
                onClick={() => onGo(number)}
              >
                {number}
                <span aria-hidden="true" className="text-sm">
                  {choice === null && "·"}
                  {flagged && "⚑"}
                </span>
                <span className="sr-only">
                  , {choice === null ? words.unanswered : words.answered}
                  {flagged && `, ${words.flaggedState}`}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
