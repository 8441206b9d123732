import { useEffect, useRef } from "react";
import type { Ended } from "./use-answers.ts";
import { fill, type RoomWords } from "./words.ts";

/** What takes the room's place when it is over. The heading gets the focus, so that it is read out. */
export function EndedNotice({
  ended,
  attemptId,
  words,
}: {
  ended: NonNullable<Ended>;
  attemptId: string;
  words: RoomWords;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = {
    "time-is-up": fill(words.timeUp, { n: ended.answered }),
    "already-submitted": words.ended,
    "not-found": words.lost,
  }[ended.why];
  const isLost = ended.why === "not-found";
  return (
    <main className="mx-auto max-w-column px-4 py-8 wide:px-8">
      <h1 ref={heading} tabIndex={-1}>
        {text}
      </h1>
      {ended.late > 0 && !isLost && (
        <p className="text-bad">{fill(words.late, { n: ended.late })}</p>
      )}
      <p className="mt-6">
        <a className="button" href={isLost ? "/" : `/attempts/${attemptId}/result`}>
          {isLost ? words.home : words.result}
        </a>
      </p>
    </main>
  );
}
