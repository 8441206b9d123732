"use server";

import { randomInt } from "node:crypto";
import { redirect } from "next/navigation";
import { startAttempt } from "@/data/attempts.ts";
import { examId } from "@/data/bank.ts";
import { userOrGuest } from "@/data/session.ts";

/** Starts an exam, or leads to the one that is open. */
export async function start(): Promise<void> {
  const now = new Date();
  const user = await userOrGuest(now);
  const started = await startAttempt(user.id, randomInt(2 ** 31), now);
  if (started.ok) redirect(`/attempts/${started.attemptId}`);
  const short = started.shortages.map(({ area }) => area).join(" ");
  redirect(`/exams/${examId}?${new URLSearchParams({ short })}`);
}
