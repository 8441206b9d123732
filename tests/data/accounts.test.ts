import { beforeAll, expect, test } from "vitest";
import { createAccount, createGuest, credentialsSchema, signIn } from "../../data/accounts.ts";
import { openAttemptId, startAttempt, submitAttempt } from "../../data/attempts.ts";
import { issueToken, userOfToken } from "../../data/auth.ts";
import type { Db } from "../../data/db.ts";
import { pastAttempts } from "../../data/history.ts";
import { findRegistration, register, standings } from "../../data/registrations.ts";
import { after, noon, useTestDatabase } from "../support/database.ts";

let database: Db;
beforeAll(async () => {
  database = await useTestDatabase();
});

const password = "a long enough password";

async function guestWithExam() {
  const guest = await createGuest(noon);
  const started = await startAttempt(guest.id, 1, noon);
  if (!started.ok) throw new Error(started.reason);
  return { guest, attemptId: started.attemptId };
}

async function account(guest: Parameters<typeof createAccount>[0], email: string) {
  const made = await createAccount(guest, { email, password }, noon);
  if (!made.ok) throw new Error(made.reason);
  return made.user;
}

test("a guest who creates an account keeps the open exam and the history", async () => {
  const { guest, attemptId } = await guestWithExam();
  const user = await account(guest.id, "keeps@example.org");
  expect(user.id).toBe(guest.id);
  expect(await openAttemptId(user.id)).toBe(attemptId);
});

test("a guest's cookie from before the account is dead, the new one names the account", async () => {
  const guest = await createGuest(noon);
  const old = await issueToken(guest);
  expect(await userOfToken(old)).toEqual({ id: guest.id, email: null });
  const user = await account(guest.id, "renewed@example.org");
  expect(await userOfToken(old)).toBeNull();
  const fresh = await issueToken(user);
  expect(await userOfToken(fresh)).toEqual({ id: user.id, email: "renewed@example.org" });
});

test("a forged or damaged token is nobody's", async () => {
  const token = await issueToken(await createGuest(noon));
  for (const bad of ["", "x", `${token}x`, token.slice(0, -2)]) {
    expect(await userOfToken(bad)).toBeNull();
  }
});

test("signing in moves what the guest did into the account and ends the guest", async () => {
  const user = await account(null, "moves@example.org");
  const { guest, attemptId } = await guestWithExam();
  await submitAttempt(guest.id, attemptId, after(noon, 10));
  await register(guest.id, "2026-02-01", "2026-03-02");
  const entered = await signIn(guest.id, { email: "moves@example.org", password }, after(noon, 20));
  expect(entered).toMatchObject({ ok: true, user: { id: user.id } });
  expect((await pastAttempts(user.id, after(noon, 30))).map((past) => past.attemptId)).toEqual([
    attemptId,
  ]);
  expect(await findRegistration(user.id)).toBe("2026-02-01");
  expect(await database.user.findUnique({ where: { id: guest.id } })).toBeNull();
});

test("when guest and account both have an open exam, the guest's is submitted as it stands", async () => {
  const user = await account(null, "both@example.org");
  const mine = await startAttempt(user.id, 2, noon);
  const { guest, attemptId } = await guestWithExam();
  await signIn(guest.id, { email: "both@example.org", password }, after(noon, 20));
  expect(await openAttemptId(user.id)).toBe(mine.ok && mine.attemptId);
  expect(await pastAttempts(user.id, after(noon, 30))).toMatchObject([
    { attemptId, finishedAt: after(noon, 20) },
  ]);
});

test("an e-mail makes one account, whatever its case, even asked for twice at once", async () => {
  const email = credentialsSchema.parse({ email: " Twice@Example.org ", password }).email;
  expect(email).toBe("twice@example.org");
  const both = await Promise.all([
    createAccount(null, { email, password }, noon),
    createAccount(null, { email, password }, noon),
  ]);
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "email-taken" });
});

test("wrong passwords are refused, and after ten of them the right one too for a while", async () => {
  await account(null, "guessed@example.org");
  for (let guess = 0; guess < 10; guess++) {
    const wrong = { email: "guessed@example.org", password: `wrong password ${guess}` };
    expect(await signIn(null, wrong, noon)).toEqual({ ok: false, reason: "wrong-credentials" });
  }
  expect(await signIn(null, { email: "guessed@example.org", password }, noon)).toEqual({
    ok: false,
    reason: "too-many-tries",
  });
  const unknown = { email: "nobody@example.org", password };
  expect(await signIn(null, unknown, noon)).toEqual({ ok: false, reason: "wrong-credentials" });
});

test("guesses sent at once are counted too", async () => {
  await account(null, "flooded@example.org");
  const guesses = await Promise.all(
    Array.from({ length: 25 }, (_, guess) =>
      signIn(null, { email: "flooded@example.org", password: `wrong password ${guess}` }, noon),
    ),
  );
  const refused = guesses.filter((guess) => !guess.ok && guess.reason === "too-many-tries");
  expect(refused.length).toBe(15);
});

test("passwords are kept as Argon2id", async () => {
  await account(null, "hashed@example.org");
  const row = await database.user.findUniqueOrThrow({ where: { email: "hashed@example.org" } });
  expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("finished exams count against the retake rule under both readings, in the user's own days", async () => {
  const { guest, attemptId } = await guestWithExam();
  await submitAttempt(guest.id, attemptId, after(noon, 10));
  expect(await register(guest.id, "2026-03-03", "2026-03-02")).toBe("registered-in-future");
  expect(await standings(guest.id, "UTC", noon)).toBeNull();
  expect(await register(guest.id, "2026-03-02", "2026-03-02")).toBe("registered");
  const mine = await standings(guest.id, "UTC", after(noon, 20));
  expect(mine?.standings.map(({ standing }) => [standing.attemptsUsed, standing.freeLeft])).toEqual(
    [
      [1, 2],
      [1, 1],
    ],
  );
  // On the other side of the date line the exam was sat on 3 March.
  await register(guest.id, "2026-03-03", "2026-03-03");
  const ahead = await standings(guest.id, "Pacific/Kiritimati", after(noon, 20));
  expect(ahead?.standings[0]?.standing.attemptsUsed).toBe(1);
});
