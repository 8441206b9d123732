import "server-only";
import {
  type AnswerInput,
  type AnswerRefusal,
  finishAt,
  refuseAnswer,
  sameAnswer,
} from "../exam/attempt.ts";
import { rulesOf } from "../exam/blueprint.ts";
import { deadlineOf, isOver, remainingMs } from "../exam/clock.ts";
import { draw, type Shortage } from "../exam/draw.ts";
import type { AreaId } from "../exam/question.ts";
import { keyOf, questionSchema } from "../exam/question.ts";
import { score } from "../exam/score.ts";
import { bank, examId, versionHash } from "./bank.ts";
import { db, type Tx } from "./db.ts";
import type { UserId } from "./user.ts";

export type StartResult =
  | { ok: true; attemptId: string }
  | { ok: false; reason: "bank-too-small"; shortages: Shortage[] };

/**
 * Starts an attempt, or continues the open one: pressed fifty times at once, it is one attempt.
 * `seed` (a 32-bit whole number) decides the paper.
 */
export async function startAttempt(user: UserId, seed: number, now: Date): Promise<StartResult> {
  await finishExpiredOf(user, now);
  const open = await openAttemptId(user);
  if (open !== null) return { ok: true, attemptId: open };

  const { blueprint, questions } = bank();
  const drawn = draw(questions, blueprint, seed, await timesSeen(user));
  if (!drawn.ok) return drawn;
  const database = await db();
  const attemptId = await database.$transaction(async (tx) => {
    // The database allows one open attempt; a second start waits for the first and finds its row.
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO attempt (id, user_id, exam, rules, seed, started_at, deadline_at)
      VALUES (gen_random_uuid(), ${user}::uuid, ${examId}, ${JSON.stringify(rulesOf(blueprint))}::jsonb,
        ${seed}, ${now}, ${deadlineOf(now, blueprint.limitMinutes)})
      ON CONFLICT (user_id, exam) WHERE finished_at IS NULL DO NOTHING
      RETURNING id`;
    if (row === undefined) return null;
    await tx.answer.createMany({
      data: drawn.paper.map(({ question, optionOrder }, index) => ({
        attemptId: row.id,
        position: index + 1,
        versionHash: versionHash(question),
        optionOrder,
      })),
    });
    return row.id;
  });
  if (attemptId !== null) return { ok: true, attemptId };
  const others = await openAttemptId(user);
  return others === null ? startAttempt(user, seed, now) : { ok: true, attemptId: others };
}

export async function openAttemptId(user: UserId): Promise<string | null> {
  const database = await db();
  const open = await database.attempt.findFirst({
    where: { userId: user, exam: examId, finishedAt: null },
    select: { id: true },
  });
  return open?.id ?? null;
}

/** How often each question, by its id, stood in a paper of this user. */
async function timesSeen(user: UserId): Promise<Map<string, number>> {
  const database = await db();
  const rows = await database.$queryRaw<{ id: string; times: number }[]>`
    SELECT version.question_id AS id, count(*)::int AS times
    FROM answer JOIN attempt ON attempt.id = answer.attempt_id
      JOIN question_version version ON version.hash = answer.version_hash
    WHERE attempt.user_id = ${user}::uuid AND attempt.exam = ${examId}
    GROUP BY version.question_id`;
  return new Map(rows.map(({ id, times }) => [id, times]));
}

export type SaveResult =
  | { ok: true; revision: number; remainingMs: number }
  | { ok: false; reason: "not-found" | AnswerRefusal };

/**
 * Stores an answer if the attempt is this user's, open, before its deadline, and the revision newer.
 * One statement: the lock on the attempt lets no answer slip in while it is being scored.
 */
export async function recordAnswer(
  user: UserId,
  attemptId: string,
  position: number,
  sent: AnswerInput,
  now: Date,
): Promise<SaveResult> {
  const database = await db();
  const { revision, choice, flagged, struck } = sent;
  const saved = await database.$queryRaw<{ deadline_at: Date }[]>`
    WITH open AS (
      SELECT id, deadline_at FROM attempt
      WHERE id = ${attemptId}::uuid AND user_id = ${user}::uuid
        AND finished_at IS NULL AND deadline_at > ${now}::timestamptz
      FOR SHARE)
    UPDATE answer SET
      choice = ${choice}::smallint, flagged = ${flagged}, struck = ${struck}::smallint[], revision = ${revision},
      first_answered_at = CASE WHEN ${choice}::smallint IS NULL THEN first_answered_at
        ELSE coalesce(first_answered_at, ${now}::timestamptz) END,
      last_answered_at = CASE WHEN choice IS DISTINCT FROM ${choice}::smallint THEN ${now}::timestamptz
        ELSE last_answered_at END
    FROM open
    WHERE answer.attempt_id = open.id AND answer.position = ${position}::smallint AND answer.revision < ${revision}
    RETURNING open.deadline_at`;
  const deadlineAt = saved[0]?.deadline_at;
  if (deadlineAt !== undefined) {
    return { ok: true, revision, remainingMs: remainingMs(deadlineAt, now) };
  }
  return unsaved(user, attemptId, position, sent, now);
}

/** Why nothing was stored; or that it stood there already, because the first reply was lost. */
async function unsaved(
  user: UserId,
  attemptId: string,
  position: number,
  sent: AnswerInput,
  now: Date,
): Promise<SaveResult> {
  const database = await db();
  const stored = await database.answer.findFirst({
    where: { attemptId, position, attempt: { userId: user } },
    include: { attempt: true },
  });
  if (stored === null) return { ok: false, reason: "not-found" };
  const reason = refuseAnswer(stored.attempt, stored, sent, now);
  if (reason !== null) return { ok: false, reason };
  // Nothing was stored and nothing forbade it: not an acknowledgement, the room sends it again.
  if (!sameAnswer(stored, sent))
    throw new Error(`answer ${position} of ${attemptId} was not stored`);
  const { deadlineAt } = stored.attempt;
  return { ok: true, revision: stored.revision, remainingMs: remainingMs(deadlineAt, now) };
}

/** Ends the attempt now, or at its deadline if that has passed. Null if it is not this user's. */
export async function submitAttempt(
  user: UserId,
  attemptId: string,
  now: Date,
): Promise<"finished" | null> {
  const database = await db();
  const mine = await database.attempt.findFirst({ where: { id: attemptId, userId: user } });
  if (mine === null) return null;
  await database.$transaction((tx) => finish(tx, attemptId, now));
  return "finished";
}

/** Scores and ends an open attempt; one that has ended stays as it is. */
export async function finish(tx: Tx, attemptId: string, now: Date): Promise<void> {
  const [open] = await tx.$queryRaw<{ deadline_at: Date }[]>`
    SELECT deadline_at FROM attempt WHERE id = ${attemptId}::uuid AND finished_at IS NULL FOR UPDATE`;
  if (open === undefined) return;
  const { right } = score(await markedPaper(tx, attemptId), []);
  const { finishedAt, reason } = finishAt(open.deadline_at, now);
  await tx.attempt.update({
    where: { id: attemptId },
    data: { finishedAt, finishReason: reason, right },
  });
}

async function markedPaper(tx: Tx, attemptId: string) {
  const answers = await tx.answer.findMany({ where: { attemptId }, include: { version: true } });
  return answers.map(({ version, optionOrder, choice }) => {
    const question = questionSchema.parse(version.content);
    const chosen = choice === null ? null : (optionOrder[choice] ?? null);
    return { area: question.area as AreaId, key: keyOf(question), chosen };
  });
}

/** Ends this user's attempts whose time is over, so that nobody ever sees one still open. */
export async function finishExpiredOf(user: UserId, now: Date): Promise<void> {
  await finishWhere({ userId: user }, now);
}

/** Ends everybody's attempts whose time is over: those that no one came back to. Returns how many. */
export function sweep(now: Date): Promise<number> {
  return finishWhere({}, now);
}

async function finishWhere(where: { userId?: UserId }, now: Date): Promise<number> {
  const database = await db();
  const open = await database.attempt.findMany({
    where: { ...where, finishedAt: null, deadlineAt: { lte: now } },
    select: { id: true, deadlineAt: true },
  });
  for (const { id, deadlineAt } of open) {
    if (isOver(deadlineAt, now)) await database.$transaction((tx) => finish(tx, id, now));
  }
  return open.length;
}
