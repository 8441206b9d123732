import "server-only";
import { rulesSchema } from "../exam/blueprint.ts";
import { passed } from "../exam/score.ts";
import { finishExpiredOf, openAttemptId } from "./attempts.ts";
import { examId } from "./bank.ts";
import { db } from "./db.ts";
import type { UserId } from "./user.ts";

export type PastAttempt = {
  attemptId: string;
  title: string;
  startedAt: Date;
  finishedAt: Date;
  right: number;
  questions: number;
  passMark: number;
  passed: boolean;
};

/** Finished attempts, newest first. */
export async function pastAttempts(user: UserId, now: Date): Promise<PastAttempt[]> {
  await finishExpiredOf(user, now);
  const database = await db();
  const rows = await database.attempt.findMany({
    where: { userId: user, exam: examId, finishedAt: { not: null } },
    orderBy: { finishedAt: "desc" },
  });
  return rows.flatMap(({ id, startedAt, finishedAt, right, rules }) => {
    if (finishedAt === null || right === null) return [];
    const { title, questions, passMark } = rulesSchema.parse(rules);
    return [
      {
        attemptId: id,
        title,
        startedAt,
        finishedAt,
        right,
        questions,
        passMark,
        passed: passed(right, passMark),
      },
    ];
  });
}

/** What home shows: the attempt to continue, and the last result. */
export async function overview(user: UserId, now: Date) {
  const past = await pastAttempts(user, now);
  return { openAttemptId: await openAttemptId(user), last: past[0] ?? null };
}
