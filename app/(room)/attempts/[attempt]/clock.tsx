"use client";

import { useEffect, useState } from "react";
import { clockText, isUrgent } from "@/exam/clock.ts";
import type { RoomWords } from "./words.ts";

/** `endsAtMs` is on the page's monotonic clock (performance.now), which no change of date moves. */
export function Clock({
  initialMs,
  endsAtMs,
  onEnd,
  words,
}: {
  initialMs: number;
  endsAtMs: number | null;
  onEnd: () => void;
  words: RoomWords;
}) {
  const [remaining, setRemaining] = useState(initialMs);
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    if (endsAtMs === null) return;
    function tick() {
      const left = Math.max(0, (endsAtMs ?? 0) - performance.now());
      setRemaining(left);
      if (left === 0) onEnd();
    }
    tick();
    const timer = setInterval(tick, 250);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [endsAtMs, onEnd]);

  const urgent = isUrgent(remaining);
  const shown = !hidden || urgent;
  return (
    <span className="flex items-center gap-3 text-base">
      {shown && (
        <span
          role="timer"
          aria-label={words.timeLeft}
          className={`tabular-nums ${urgent ? "font-semibold text-warn" : ""}`}
        >
          {clockText(remaining)}
        </span>
      )}
      {!urgent && (
        <button
          type="button"
          className="min-h-11 cursor-pointer text-quiet underline"
          onClick={() => setHidden(!hidden)}
        >
          {hidden ? words.show : words.hide}
        </button>
      )}
    </span>
  );
}
