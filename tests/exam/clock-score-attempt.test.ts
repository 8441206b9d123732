import { expect, test } from "vitest";
import { answerSchema, finishAt, positionSchema, refuseAnswer } from "../../exam/attempt.ts";
import { clockText, deadlineOf, isOver, isUrgent, remainingMs } from "../../exam/clock.ts";
import { passed, score } from "../../exam/score.ts";

const deadlineAt = new Date("2026-03-29T02:00:00Z");
const at = (ms: number) => new Date(deadlineAt.getTime() + ms);
const answer = { revision: 3, choice: 1, flagged: false, struck: [] };
const open = { deadlineAt, finishedAt: null };

test("sixty minutes are 3,600 seconds, over a change to summer time too", () => {
  const start = new Date("2026-03-29T00:30:00Z");
  expect(deadlineOf(start, 60).getTime() - start.getTime()).toBe(3_600_000);
});

test("the last millisecond counts, the deadline itself is too late", () => {
  expect(isOver(deadlineAt, at(-1))).toBe(false);
  expect(isOver(deadlineAt, at(0))).toBe(true);
  expect(remainingMs(deadlineAt, at(-1))).toBe(1);
  expect(remainingMs(deadlineAt, at(5_000))).toBe(0);
});

test("the clock rounds up, so that 00:00 means over", () => {
  expect(clockText(3_600_000)).toBe("60:00");
  expect(clockText(2_466_001)).toBe("41:07");
  expect(clockText(1)).toBe("00:01");
  expect(clockText(0)).toBe("00:00");
});

test("the clock turns urgent at five minutes", () => {
  expect(isUrgent(300_001)).toBe(false);
  expect(isUrgent(300_000)).toBe(true);
});

test("37 of 50 pass, 36 do not", () => {
  expect(passed(37, 37)).toBe(true);
  expect(passed(36, 37)).toBe(false);
});

test("only a chosen key scores; wrong and missing answers take nothing off", () => {
  const paper = [
    { area: "scrum-team", key: 2, chosen: 2 },
    { area: "scrum-team", key: 0, chosen: 3 },
    { area: "scrum-values", key: 0, chosen: null },
  ] as const;
  expect(score(paper, ["scrum-values", "scrum-team"])).toEqual({
    right: 1,
    answered: 2,
    areas: [
      { area: "scrum-values", right: 0, questions: 1 },
      { area: "scrum-team", right: 1, questions: 2 },
    ],
  });
});

test("an answer is refused at the deadline, after submission, and when a newer one is stored", () => {
  const newer = { ...answer, revision: 4 };
  expect(refuseAnswer(open, answer, newer, at(-1))).toBeNull();
  expect(refuseAnswer(open, answer, newer, at(0))).toBe("time-is-up");
  const submitted = { deadlineAt, finishedAt: at(-60_000) };
  expect(refuseAnswer(submitted, answer, newer, at(-1))).toBe("already-submitted");
  expect(refuseAnswer({ deadlineAt, finishedAt: deadlineAt }, answer, newer, at(9))).toBe(
    "time-is-up",
  );
  expect(refuseAnswer(open, answer, { ...answer, revision: 2 }, at(-1))).toBe("stale-revision");
});

test("an answer that is stored to the letter may be sent again, a different one of that revision not", () => {
  const stored = { ...answer, struck: [0, 2] };
  expect(refuseAnswer(open, stored, { ...stored, struck: [2, 0] }, at(-1))).toBeNull();
  // The first reply was lost, and the exam has ended since: the answer counts, and is said to.
  expect(refuseAnswer({ deadlineAt, finishedAt: deadlineAt }, stored, stored, at(9))).toBeNull();
  for (const change of [{ choice: 2 }, { flagged: true }, { struck: [0] }]) {
    expect(refuseAnswer(open, stored, { ...stored, ...change }, at(-1))).toBe("stale-revision");
  }
});

test("a late submission ends at the deadline", () => {
  expect(finishAt(deadlineAt, at(-1))).toEqual({ finishedAt: at(-1), reason: "submitted" });
  expect(finishAt(deadlineAt, at(0))).toEqual({ finishedAt: deadlineAt, reason: "time-is-up" });
  expect(finishAt(deadlineAt, at(86_400_000)).finishedAt).toEqual(deadlineAt);
});

test("answers and positions that cannot be are not parsed", () => {
  expect(answerSchema.safeParse(answer).success).toBe(true);
  const bad = [
    { choice: 4 },
    { choice: -1 },
    { choice: 1.5 },
    { choice: "1" },
    { choice: [0, 1] },
    { revision: 0 },
    { struck: [0, 0] },
    { struck: [7] },
    { flagged: "yes" },
    { score: 50 },
  ];
  for (const part of bad) {
    expect(answerSchema.safeParse({ ...answer, ...part }).success, JSON.stringify(part)).toBe(
      false,
    );
  }
  for (const place of ["1", "50", "99"]) expect(positionSchema.safeParse(place).success).toBe(true);
  for (const place of ["0", "01", "-1", "100", "1.5", "x", ""]) {
    expect(positionSchema.safeParse(place).success, place).toBe(false);
  }
});
