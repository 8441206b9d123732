import { beforeAll, expect, test } from "vitest";
import { createGuest } from "../../data/accounts.ts";
import { recordAnswer, startAttempt, submitAttempt, sweep } from "../../data/attempts.ts";
import type { Db } from "../../data/db.ts";
import { pastAttempts } from "../../data/history.ts";
import { findAttempt, findReview } from "../../data/papers.ts";
import type { UserId } from "../../data/user.ts";
import { keyOf, questionSchema } from "../../exam/question.ts";
import { after, noon, useTestDatabase } from "../support/database.ts";

let database: Db;
beforeAll(async () => {
  database = await useTestDatabase();
});

const hourMs = 3_600_000;
const answer = { revision: 1, choice: 2, flagged: false, struck: [] };

async function started(seed = 1): Promise<{ user: UserId; attemptId: string }> {
  const { id: user } = await createGuest(noon);
  const result = await startAttempt(user, seed, noon);
  if (!result.ok) throw new Error(result.reason);
  return { user, attemptId: result.attemptId };
}

function stored(attemptId: string, position: number) {
  return database.answer.findUniqueOrThrow({
    where: { attemptId_position: { attemptId, position } },
  });
}

/** Answers the first `right` questions of a paper with their keys, as the database knows them. */
async function answerRight(user: UserId, attemptId: string, right: number) {
  const rows = await database.answer.findMany({ where: { attemptId }, include: { version: true } });
  for (const row of rows.filter(({ position }) => position <= right)) {
    const choice = row.optionOrder.indexOf(keyOf(questionSchema.parse(row.version.content)));
    await recordAnswer(user, attemptId, row.position, { ...answer, choice }, after(noon, 1));
  }
}

test("an attempt has 50 questions, its deadline an hour later, and the rules it was started under", async () => {
  const { user, attemptId } = await started();
  const attempt = await database.attempt.findUniqueOrThrow({ where: { id: attemptId } });
  expect(attempt.deadlineAt).toEqual(after(noon, hourMs));
  expect(attempt.rules).toMatchObject({ questions: 50, limitMinutes: 60, passMark: 37 });
  const paper = await findAttempt(user, attemptId, after(noon, 1_000));
  if (paper?.state !== "open") throw new Error("not open");
  expect(paper.questions.map(({ position }) => position)).toEqual(
    [...Array(50).keys()].map((i) => i + 1),
  );
  expect(paper.remainingMs).toBe(hourMs - 1_000);
});

test("an instant is stored as that instant, whatever zone the database is set to", async () => {
  const { attemptId } = await started();
  const [row] = await database.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM started_at) * 1000)::float8 AS ms FROM attempt WHERE id = ${attemptId}::uuid`;
  expect(row?.ms).toBe(noon.getTime());
});

test("start pressed fifty times at once makes one attempt of 50 questions", async () => {
  const { id: user } = await createGuest(noon);
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, seed) => startAttempt(user, seed, noon)),
  );
  expect(new Set(results.map((result) => result.ok && result.attemptId)).size).toBe(1);
  expect(await database.attempt.count({ where: { userId: user } })).toBe(1);
  expect(await database.answer.count({ where: { attempt: { userId: user } } })).toBe(50);
});

test("the database itself refuses a second open attempt", async () => {
  const { attemptId } = await started();
  const {
    id: _,
    rules,
    ...row
  } = await database.attempt.findUniqueOrThrow({
    where: { id: attemptId },
  });
  const second = database.attempt.create({ data: { ...row, rules: rules ?? {} } });
  await expect(second).rejects.toThrow(/unique/i);
});

test("an answer is kept with the time it was first and last given, and clearing keeps the first", async () => {
  const { user, attemptId } = await started();
  await recordAnswer(user, attemptId, 7, answer, after(noon, 10));
  await recordAnswer(user, attemptId, 7, { ...answer, revision: 2, choice: null }, after(noon, 20));
  const saved = await recordAnswer(
    user,
    attemptId,
    7,
    { revision: 3, choice: null, flagged: true, struck: [1, 3] },
    after(noon, 30),
  );
  expect(saved).toEqual({ ok: true, revision: 3, remainingMs: hourMs - 30 });
  expect(await stored(attemptId, 7)).toMatchObject({
    choice: null,
    flagged: true,
    struck: [1, 3],
    revision: 3,
    firstAnsweredAt: after(noon, 10),
    lastAnsweredAt: after(noon, 20),
  });
});

test("an older revision never overwrites a newer one, and a repeated one is acknowledged again", async () => {
  const { user, attemptId } = await started();
  const newer = { ...answer, revision: 5, choice: 3 };
  await recordAnswer(user, attemptId, 1, newer, after(noon, 10));
  const older = await recordAnswer(user, attemptId, 1, { ...answer, revision: 4 }, after(noon, 11));
  expect(older).toEqual({ ok: false, reason: "stale-revision" });
  const again = await recordAnswer(user, attemptId, 1, newer, after(noon, 12));
  expect(again).toMatchObject({ ok: true, revision: 5 });
  expect(await stored(attemptId, 1)).toMatchObject({ choice: 3, revision: 5 });
});

test("an answer in the last millisecond is kept; one at the deadline is refused and changes nothing", async () => {
  const { user, attemptId } = await started();
  expect(await recordAnswer(user, attemptId, 1, answer, after(noon, hourMs - 1))).toMatchObject({
    ok: true,
    remainingMs: 1,
  });
  const late = await recordAnswer(user, attemptId, 2, answer, after(noon, hourMs));
  expect(late).toEqual({ ok: false, reason: "time-is-up" });
  expect(await stored(attemptId, 2)).toMatchObject({ choice: null, revision: 0 });
});

test("an answer after submission is refused and changes nothing", async () => {
  const { user, attemptId } = await started();
  await submitAttempt(user, attemptId, after(noon, 10));
  const late = await recordAnswer(user, attemptId, 1, answer, after(noon, 11));
  expect(late).toEqual({ ok: false, reason: "already-submitted" });
  expect((await stored(attemptId, 1)).choice).toBeNull();
});

test("positions outside the paper and foreign attempts are not found, and nothing is stored", async () => {
  const { user, attemptId } = await started();
  const { id: other } = await createGuest(noon);
  for (const position of [0, 51, 99]) {
    expect(await recordAnswer(user, attemptId, position, answer, noon)).toEqual({
      ok: false,
      reason: "not-found",
    });
  }
  expect(await recordAnswer(other, attemptId, 1, answer, noon)).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await findAttempt(other, attemptId, noon)).toBeNull();
  expect(await findReview(other, attemptId, noon)).toBeNull();
  expect(await submitAttempt(other, attemptId, noon)).toBeNull();
  expect(await database.answer.count({ where: { attemptId, revision: { gt: 0 } } })).toBe(0);
});

test("37 right answers pass and 36 do not; the score stays what it was", async () => {
  for (const right of [37, 36]) {
    const { user, attemptId } = await started(right);
    await answerRight(user, attemptId, right);
    await submitAttempt(user, attemptId, after(noon, 60_000));
    await submitAttempt(user, attemptId, after(noon, 120_000));
    const result = await findAttempt(user, attemptId, after(noon, 2 * hourMs));
    expect(result).toMatchObject({
      state: "finished",
      right,
      answered: right,
      passed: right === 37,
      reason: "submitted",
      finishedAt: after(noon, 60_000),
    });
    if (result?.state !== "finished") throw new Error("not finished");
    expect(result.areas.reduce((sum, area) => sum + area.right, 0)).toBe(right);
    expect(result.areas.map(({ questions }) => questions)).toEqual([3, 3, 3, 10, 11, 10, 10]);
  }
});

test("fifty submissions and saves at once end in one result that matches the stored answers", async () => {
  const { user, attemptId } = await started();
  await answerRight(user, attemptId, 20);
  const now = after(noon, 5);
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      index % 2 === 0
        ? submitAttempt(user, attemptId, now)
        : recordAnswer(user, attemptId, index, { ...answer, revision: 9, choice: index % 4 }, now),
    ),
  );
  const result = await findAttempt(user, attemptId, now);
  const review = await findReview(user, attemptId, now);
  if (result?.state !== "finished" || review === null) throw new Error("not finished");
  expect(result.right).toBe(review.filter(({ right }) => right).length);
});

test("an attempt nobody came back to ends at its deadline, by whoever looks or by the sweep", async () => {
  const looked = await started();
  const swept = await started();
  await recordAnswer(swept.user, swept.attemptId, 1, answer, after(noon, 1));
  const dayLater = after(noon, 24 * hourMs);
  await pastAttempts(looked.user, dayLater);
  await Promise.all([sweep(dayLater), sweep(dayLater)]);
  for (const { user, attemptId } of [looked, swept]) {
    expect(await findAttempt(user, attemptId, dayLater)).toMatchObject({
      state: "finished",
      reason: "time-is-up",
      finishedAt: after(noon, hourMs),
    });
  }
  expect(await sweep(dayLater)).toBe(0);
});

test("three exams in a row repeat no question", async () => {
  const { id: user } = await createGuest(noon);
  const met = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const now = after(noon, round * 1_000);
    const result = await startAttempt(user, round, now);
    if (!result.ok) throw new Error(result.reason);
    await submitAttempt(user, result.attemptId, now);
    const rows = await database.answer.findMany({
      where: { attemptId: result.attemptId },
      include: { version: true },
    });
    for (const { version } of rows) met.add(version.questionId);
  }
  expect(met.size).toBe(150);
});
