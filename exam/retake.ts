import { z } from "zod";

const isoDate = z.iso.date();

/** A reading of Scrum Alliance's retake rule, as data with its source. */
export const retakePolicySchema = z.strictObject({
  id: z.string().min(1),
  freeAttempts: z.int().positive().describe("Free attempts in all, the first one included."),
  windowDays: z.int().positive().describe("Days from registration; the last one is still free."),
  feeUsd: z.int().positive(),
  countsFrom: z.string().min(1),
  source: z.string().min(1),
  url: z.url().optional(),
  asOf: isoDate,
});
export type RetakePolicy = z.infer<typeof retakePolicySchema>;

export type RetakeStanding = {
  attemptsUsed: number;
  /** Free attempts that can still be used today. */
  freeLeft: number;
  /** Days from today to the last free day; 0 on that day, negative after it. */
  daysLeft: number;
  lastFreeDay: string;
  nextFeeUsd: number;
};

/**
 * Where a candidate stands. Dates are calendar days ("2026-03-01") in the candidate's own zone, so no
 * clock change can move a day. `attemptDays` before the registration do not count.
 * Refused when the registration lies after today.
 */
export function retakeStanding(
  policy: Pick<RetakePolicy, "freeAttempts" | "windowDays" | "feeUsd">,
  registeredOn: string,
  attemptDays: readonly string[],
  today: string,
): { ok: true; standing: RetakeStanding } | { ok: false; reason: "registered-in-future" } {
  if (registeredOn > today) return { ok: false, reason: "registered-in-future" };
  const attemptsUsed = attemptDays.filter((day) => day >= registeredOn).length;
  const lastFreeDay = addDays(registeredOn, policy.windowDays);
  const daysLeft = daysBetween(today, lastFreeDay);
  const freeLeft = daysLeft < 0 ? 0 : Math.max(0, policy.freeAttempts - attemptsUsed);
  const nextFeeUsd = freeLeft > 0 ? 0 : policy.feeUsd;
  return { ok: true, standing: { attemptsUsed, freeLeft, daysLeft, lastFreeDay, nextFeeUsd } };
}

/** The calendar day of an instant in a time zone of the IANA list, as "2026-03-01". */
export function dayIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

const msPerDay = 86_400_000;

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * msPerDay).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / msPerDay);
}
