import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import { finish, finishExpiredOf } from "./attempts.ts";
import { db, type Tx } from "./db.ts";
import { type UserId, userId } from "./user.ts";

/** Argon2id with OWASP's minimum: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const hashing = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const credentialsSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  /** Length is what counts: no rules on composition (ASVS 6.2). */
  password: z.string().min(10).max(128),
});
export type Credentials = z.infer<typeof credentialsSchema>;

/** What a session needs to know of a user. */
export type SignedIn = { id: UserId; tokenVersion: number };
export type AccountRefusal = "email-taken" | "wrong-credentials" | "too-many-tries";
type AccountResult = { ok: true; user: SignedIn } | { ok: false; reason: AccountRefusal };

/** Ten wrong passwords for one e-mail in a quarter of an hour, then a pause; per app instance. */
const tries = new RateLimiterMemory({ points: 10, duration: 15 * 60 });

export async function createGuest(now: Date): Promise<SignedIn> {
  const database = await db();
  const user = await database.user.create({ data: { createdAt: now } });
  return { id: userId(user.id), tokenVersion: user.tokenVersion };
}

/** Makes the guest an account that keeps everything they did; without a guest, a new one. */
export async function createAccount(
  guest: UserId | null,
  { email, password }: Credentials,
  now: Date,
): Promise<AccountResult> {
  const database = await db();
  const passwordHash = await hash(password, hashing);
  return database.$transaction(async (tx) => {
    // Two requests for one e-mail: the second waits here, then finds it taken.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${email}))`;
    const taken = await tx.user.findUnique({ where: { email } });
    if (taken !== null) return { ok: false, reason: "email-taken" };
    const mine = await tx.user.updateManyAndReturn({
      where: guest === null ? { id: { in: [] } } : { id: guest, email: null },
      data: { email, passwordHash, tokenVersion: { increment: 1 } },
    });
    const user =
      mine[0] ?? (await tx.user.create({ data: { email, passwordHash, createdAt: now } }));
    return { ok: true, user: { id: userId(user.id), tokenVersion: user.tokenVersion } };
  });
}

/**
 * The account of these credentials. What the guest did so far moves into it; if both have an open
 * attempt, the guest's is submitted as it stands, since an account has one open attempt.
 */
export async function signIn(
  guest: UserId | null,
  { email, password }: Credentials,
  now: Date,
): Promise<AccountResult> {
  // Counted before the password is looked at: a hundred guesses sent at once are a hundred tries.
  const counted = await tries.consume(email).catch(() => null);
  if (counted === null) return { ok: false, reason: "too-many-tries" };
  const database = await db();
  const user = await database.user.findUnique({ where: { email } });
  // An unknown e-mail takes as long as a known one.
  const known = user?.passwordHash ?? (await unknownUsersHash());
  const right = (await verify(known, password)) && user !== null;
  if (!right) return { ok: false, reason: "wrong-credentials" };
  await tries.delete(email);
  const account = userId(user.id);
  if (guest !== null && guest !== account) {
    await finishExpiredOf(guest, now);
    await finishExpiredOf(account, now);
    await database.$transaction((tx) => moveGuestInto(tx, guest, account, now));
  }
  return { ok: true, user: { id: account, tokenVersion: user.tokenVersion } };
}

async function moveGuestInto(tx: Tx, guest: UserId, account: UserId, now: Date): Promise<void> {
  const isGuest = await tx.user.findFirst({ where: { id: guest, email: null } });
  if (isGuest === null) return;
  const open = { userId: guest, finishedAt: null };
  for (const attempt of await tx.attempt.findMany({ where: open })) {
    const clash = await tx.attempt.findFirst({
      where: { userId: account, exam: attempt.exam, finishedAt: null },
    });
    if (clash !== null) await finish(tx, attempt.id, now);
  }
  await tx.attempt.updateMany({ where: { userId: guest }, data: { userId: account } });
  const registrations = await tx.registration.findMany({ where: { userId: guest } });
  await tx.registration.createMany({
    data: registrations.map((registration) => ({ ...registration, userId: account })),
    skipDuplicates: true,
  });
  await tx.user.delete({ where: { id: guest } });
}

let dummyHash: Promise<string> | undefined;
function unknownUsersHash(): Promise<string> {
  dummyHash ??= hash("nobody has this password", hashing);
  return dummyHash;
}
