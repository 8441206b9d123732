import { expect, test } from "vitest";
import { dayIn, retakeStanding } from "../../exam/retake.ts";

const twoRetakes = { freeAttempts: 3, windowDays: 90, feeUsd: 25 };
const twoAttempts = { freeAttempts: 2, windowDays: 90, feeUsd: 25 };

function standing(registeredOn: string, attempts: string[], today: string, policy = twoRetakes) {
  const result = retakeStanding(policy, registeredOn, attempts, today);
  if (!result.ok) throw new Error(result.reason);
  return result.standing;
}

test("day 90 is still free, day 91 is not", () => {
  expect(standing("2026-01-01", [], "2026-04-01")).toEqual({
    attemptsUsed: 0,
    freeLeft: 3,
    daysLeft: 0,
    lastFreeDay: "2026-04-01",
    nextFeeUsd: 0,
  });
  const late = standing("2026-01-01", [], "2026-04-02");
  expect(late.daysLeft).toBe(-1);
  expect(late.freeLeft).toBe(0);
  expect(late.nextFeeUsd).toBe(25);
});

test("a leap day is a day of the window, and a day to register on", () => {
  expect(standing("2028-01-01", [], "2028-01-01").lastFreeDay).toBe("2028-03-31");
  expect(standing("2028-02-29", [], "2028-02-29").lastFreeDay).toBe("2028-05-29");
  expect(standing("2027-01-01", [], "2027-01-01").lastFreeDay).toBe("2027-04-01");
});

test("the first attempt and two retakes are free, the next one costs", () => {
  const days = ["2026-01-05", "2026-01-06", "2026-01-07"];
  expect(standing("2026-01-01", days.slice(0, 2), "2026-01-08").nextFeeUsd).toBe(0);
  const used = standing("2026-01-01", days, "2026-01-08");
  expect(used).toMatchObject({ attemptsUsed: 3, freeLeft: 0, nextFeeUsd: 25, daysLeft: 83 });
});

test("the two readings differ for the third attempt and no other", () => {
  const fees = [0, 1, 2, 3].map((count) => {
    const days = Array<string>(count).fill("2026-01-05");
    return [twoRetakes, twoAttempts].map(
      (policy) => standing("2026-01-01", days, "2026-01-06", policy).nextFeeUsd,
    );
  });
  expect(fees).toEqual([
    [0, 0],
    [0, 0],
    [0, 25],
    [25, 25],
  ]);
});

test("attempts before the registration do not count, one on that day does", () => {
  const days = ["2025-12-31", "2026-01-01"];
  expect(standing("2026-01-01", days, "2026-01-02").attemptsUsed).toBe(1);
});

test("a registration in the future is refused", () => {
  expect(retakeStanding(twoRetakes, "2026-01-02", [], "2026-01-01")).toEqual({
    ok: false,
    reason: "registered-in-future",
  });
});

test("a day is the day in the candidate's own zone", () => {
  const instant = new Date("2026-03-01T23:30:00Z");
  expect(dayIn("UTC", instant)).toBe("2026-03-01");
  expect(dayIn("Asia/Tokyo", instant)).toBe("2026-03-02");
  expect(dayIn("America/Sao_Paulo", new Date("2026-03-01T02:00:00Z"))).toBe("2026-02-28");
});
