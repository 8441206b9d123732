import "server-only";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { db } from "./db.ts";
import { env } from "./env.ts";
import { type UserId, userId } from "./user.ts";

/** Longer than any exam by far: a guest's history hangs on this cookie alone. */
export const sessionDays = 365;
export const sessionSeconds = sessionDays * 24 * 60 * 60;

export type CurrentUser = { id: UserId; email: string | null };

const claimsSchema = z.object({ sub: z.uuid(), version: z.int() });

/** A signed and encrypted token that stands for this user until their token version rises. */
export function issueToken(user: { id: string; tokenVersion: number }): Promise<string> {
  return encode({
    token: { sub: user.id, version: user.tokenVersion },
    secret: env().secret,
    maxAge: sessionSeconds,
  });
}

/** Whose token this is; null for one that is forged, too old, or ended by a sign-out. */
export async function userOfToken(token: string): Promise<CurrentUser | null> {
  const claims = claimsSchema.safeParse(await decodeQuietly(token));
  if (!claims.success) return null;
  const database = await db();
  const user = await database.user.findFirst({
    where: { id: claims.data.sub, tokenVersion: claims.data.version },
    select: { id: true, email: true },
  });
  return user === null ? null : { id: userId(user.id), email: user.email };
}

async function decodeQuietly(token: string) {
  try {
    return await decode({ token, secret: env().secret });
  } catch {
    return null;
  }
}
