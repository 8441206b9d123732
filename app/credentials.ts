"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type AccountRefusal, createAccount, credentialsSchema, signIn } from "@/data/accounts.ts";
import { currentUser, endSessions, startSession } from "@/data/session.ts";
import type { CredentialsState } from "./_components/credentials-form.tsx";

export async function signInWith(_: CredentialsState, form: FormData): Promise<CredentialsState> {
  return enter(form, signIn);
}

export async function createAccountWith(
  _: CredentialsState,
  form: FormData,
): Promise<CredentialsState> {
  return enter(form, createAccount);
}

export async function signOut(): Promise<void> {
  await endSessions();
  redirect("/");
}

/** What was typed, except the password, comes back with the reason when it is refused. */
async function enter(
  form: FormData,
  how: typeof signIn | typeof createAccount,
): Promise<CredentialsState> {
  const t = await getTranslations("refusals");
  const email = String(form.get("email") ?? "");
  const refuse = (reason: AccountRefusal | "bad-email" | "bad-password") => ({
    email,
    problem: t(reason),
  });
  const credentials = credentialsSchema.safeParse({ email, password: form.get("password") });
  if (!credentials.success) {
    const badEmail = credentials.error.issues.some(({ path }) => path[0] === "email");
    return refuse(badEmail ? "bad-email" : "bad-password");
  }
  const user = await currentUser();
  const guest = user !== null && user.email === null ? user.id : null;
  const entered = await how(guest, credentials.data, new Date());
  if (!entered.ok) return refuse(entered.reason);
  await startSession(entered.user);
  redirect("/history");
}
