import type { AnswerInput, AnswerRefusal } from "@/exam/attempt.ts";

export type SaveReply =
  | { kind: "saved"; remainingMs: number }
  | { kind: "refused"; reason: AnswerRefusal | "not-found" }
  | { kind: "failed" };
export type Send = (position: number, answer: AnswerInput) => Promise<SaveReply>;
export type SaverEvents = {
  /** How many answers wait, and whether the last try failed. */
  onState: (waiting: number, failing: boolean) => void;
  onSaved: (position: number, answer: AnswerInput, remainingMs: number) => void;
  onRefused: (reason: AnswerRefusal | "not-found", position: number) => void;
};

const firstPauseMs = 500;
const longestPauseMs = 10_000;

/**
 * Sends answers one after another, the newest of each question only, again and again until the
 * server has acknowledged or refused it. What waits is kept in memory.
 */
export function createSaver(send: Send, { onState, onSaved, onRefused }: SaverEvents) {
  const waiting = new Map<number, AnswerInput>();
  let running = false;
  let failures = 0;
  let wake: (() => void) | null = null;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let next = first(); next !== undefined; next = first()) {
      const [position, answer] = next;
      const reply = await send(position, answer);
      if (reply.kind === "failed") {
        failures += 1;
        onState(waiting.size, true);
        await pause();
        continue;
      }
      failures = 0;
      // A newer answer may have taken its place while this one was on its way.
      if (waiting.get(position) === answer) waiting.delete(position);
      if (reply.kind === "saved") onSaved(position, answer, reply.remainingMs);
      else {
        // What was chosen after a refused answer rests on it, and is not sent over it.
        waiting.delete(position);
        onRefused(reply.reason, position);
      }
      onState(waiting.size, false);
    }
    running = false;
  }

  function first(): [number, AnswerInput] | undefined {
    return waiting.entries().next().value;
  }

  function pause(): Promise<void> {
    const ms = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures, 10));
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    save(position: number, answer: AnswerInput): void {
      waiting.set(position, answer);
      onState(waiting.size, failures > 0);
      void run();
    },
    /** Tries at once instead of waiting out the pause: the network is back. */
    retryNow(): void {
      wake?.();
    },
    waiting: () => waiting.size,
  };
}

/** One save over HTTP. Only our own JSON counts as an acknowledgement, whatever the status says. */
export function sendTo(attemptId: string): Send {
  return async (position, answer) => {
    try {
      const response = await fetch(`/api/attempts/${attemptId}/answers/${position}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(answer),
        keepalive: true,
        signal: AbortSignal.timeout(15_000),
      });
      const body: unknown = await response.json();
      if (typeof body !== "object" || body === null) return { kind: "failed" };
      if (response.ok && "remainingMs" in body && typeof body.remainingMs === "number") {
        return { kind: "saved", remainingMs: body.remainingMs };
      }
      const reason = "reason" in body ? refusals.find((known) => known === body.reason) : undefined;
      return reason === undefined ? { kind: "failed" } : { kind: "refused", reason };
    } catch {
      return { kind: "failed" };
    }
  };
}

const refusals = ["already-submitted", "time-is-up", "stale-revision", "not-found"] as const;
