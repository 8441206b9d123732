import { z } from "zod";
import { isOver } from "./clock.ts";

export const attemptIdSchema = z.uuid();
export const positionSchema = z
  .string()
  .regex(/^[1-9]\d?$/)
  .transform(Number);

/** The four options as shown, 0 to 3; never the stored index, which would survive from paper to paper. */
const shownOption = z.int().min(0).max(3);

/**
 * The whole state of one answer, sent at each change. `revision` rises with every change of that
 * question; an older one never overwrites a newer one.
 */
export const answerSchema = z.strictObject({
  revision: z.int().min(1).max(1_000_000),
  choice: shownOption.nullable(),
  flagged: z.boolean(),
  struck: z.array(shownOption).max(4).refine(distinct, "an option is struck twice"),
});
export type AnswerInput = z.infer<typeof answerSchema>;

export type AttemptState = { deadlineAt: Date; finishedAt: Date | null };
export type AnswerRefusal = "already-submitted" | "time-is-up" | "stale-revision";

/**
 * Why an answer sent at `now` may not be stored, or null if it may.
 * An answer that is stored already, to the letter, may be sent again: the first reply was lost.
 */
export function refuseAnswer(
  attempt: AttemptState,
  stored: AnswerInput,
  sent: AnswerInput,
  now: Date,
): AnswerRefusal | null {
  if (sameAnswer(stored, sent)) return null;
  if (attempt.finishedAt !== null) {
    const endedByClock = attempt.finishedAt.getTime() >= attempt.deadlineAt.getTime();
    return endedByClock ? "time-is-up" : "already-submitted";
  }
  if (isOver(attempt.deadlineAt, now)) return "time-is-up";
  return sent.revision > stored.revision ? null : "stale-revision";
}

export function sameAnswer(a: AnswerInput, b: AnswerInput): boolean {
  return (
    a.revision === b.revision &&
    a.choice === b.choice &&
    a.flagged === b.flagged &&
    String([...a.struck].sort()) === String([...b.struck].sort())
  );
}

export type FinishReason = "submitted" | "time-is-up";

/** How an attempt ends if it is ended at `now`: a late submission ends at the deadline, not after. */
export function finishAt(deadlineAt: Date, now: Date): { finishedAt: Date; reason: FinishReason } {
  return isOver(deadlineAt, now)
    ? { finishedAt: deadlineAt, reason: "time-is-up" }
    : { finishedAt: now, reason: "submitted" };
}

function distinct(values: number[]): boolean {
  return new Set(values).size === values.length;
}
