const msPerMinute = 60_000;

/** When an attempt started at `startedAt` ends. Fixed at the start, never moved. */
export function deadlineOf(startedAt: Date, limitMinutes: number): Date {
  return new Date(startedAt.getTime() + limitMinutes * msPerMinute);
}

/** Milliseconds left, never negative. */
export function remainingMs(deadlineAt: Date, now: Date): number {
  return Math.max(0, deadlineAt.getTime() - now.getTime());
}

/** The deadline itself is already too late: an hour is over when 60:00 have passed. */
export function isOver(deadlineAt: Date, now: Date): boolean {
  return now.getTime() >= deadlineAt.getTime();
}

/** From five minutes on the clock is shown as urgent, whatever the length of the exam. */
const urgentFromMinutes = 5;

export function isUrgent(remaining: number): boolean {
  return remaining <= urgentFromMinutes * msPerMinute;
}

/** Minutes and seconds, rounded up so that 00:00 means over: 2467000 gives "41:07". */
export function clockText(remaining: number): string {
  const seconds = Math.ceil(remaining / 1000);
  const padded = (value: number) => String(value).padStart(2, "0");
  return `${padded(Math.floor(seconds / 60))}:${padded(seconds % 60)}`;
}
