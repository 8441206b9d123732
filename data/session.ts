import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { createGuest } from "./accounts.ts";
import { type CurrentUser, issueToken, sessionSeconds, userOfToken } from "./auth.ts";
import { db } from "./db.ts";
import { env } from "./env.ts";

/** next-auth's own cookie names, so that its tools read our sessions. */
function cookieName(): string {
  return env().secure ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** Who asks; null for a visitor who has not started anything. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  return token === undefined ? null : userOfToken(token);
});

/** Who asks; a visitor is led to the sign-in page. */
export async function requireUser(): Promise<CurrentUser> {
  return (await currentUser()) ?? redirect("/sign-in");
}

/** Who asks; a visitor becomes a guest. Only where cookies can be set: actions and route handlers. */
export async function userOrGuest(now: Date): Promise<CurrentUser> {
  const user = await currentUser();
  if (user !== null) return user;
  const guest = await createGuest(now);
  await startSession(guest);
  return { id: guest.id, email: null };
}

export async function startSession(user: { id: string; tokenVersion: number }): Promise<void> {
  (await cookies()).set(cookieName(), await issueToken(user), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().secure,
    path: "/",
    maxAge: sessionSeconds,
  });
}

/** Ends every sign-in of this user, here and on other devices. */
export async function endSessions(): Promise<void> {
  const user = await currentUser();
  if (user !== null) {
    const database = await db();
    await database.user.update({
      where: { id: user.id },
      data: { tokenVersion: { increment: 1 } },
    });
  }
  (await cookies()).delete(cookieName());
}
