import "server-only";
import { dayIn, type RetakePolicy, type RetakeStanding, retakeStanding } from "../exam/retake.ts";
import { bank, examId } from "./bank.ts";
import { db } from "./db.ts";
import { pastAttempts } from "./history.ts";
import type { UserId } from "./user.ts";

export type PolicyStanding = { policy: RetakePolicy; standing: RetakeStanding };

export async function findRegistration(user: UserId): Promise<string | null> {
  const database = await db();
  const row = await database.registration.findUnique({
    where: { userId_exam: { userId: user, exam: examId } },
  });
  return row === null ? null : row.registeredOn.toISOString().slice(0, 10);
}

/** Keeps the day of registration ("2026-03-01"); refused when it lies after today. */
export async function register(
  user: UserId,
  registeredOn: string,
  today: string,
): Promise<"registered" | "registered-in-future"> {
  if (registeredOn > today) return "registered-in-future";
  const database = await db();
  const day = new Date(`${registeredOn}T00:00:00Z`);
  await database.registration.upsert({
    where: { userId_exam: { userId: user, exam: examId } },
    create: { userId: user, exam: examId, registeredOn: day },
    update: { registeredOn: day },
  });
  return "registered";
}

/**
 * Where the user stands under every known reading of the rule, the one followed by default first,
 * counting the finished mock exams as if they had been real. Null without a registration.
 */
export async function standings(
  user: UserId,
  timeZone: string,
  now: Date,
): Promise<{ registeredOn: string; standings: PolicyStanding[] } | null> {
  const registeredOn = await findRegistration(user);
  if (registeredOn === null) return null;
  const attemptDays = (await pastAttempts(user, now)).map(({ startedAt }) =>
    dayIn(timeZone, startedAt),
  );
  const today = dayIn(timeZone, now);
  const known = bank().blueprint.retakePolicies.flatMap((policy) => {
    const result = retakeStanding(policy, registeredOn, attemptDays, today);
    return result.ok ? [{ policy, standing: result.standing }] : [];
  });
  return { registeredOn, standings: known };
}
