"use server";

import { notFound, redirect } from "next/navigation";
import { submitAttempt } from "@/data/attempts.ts";
import { currentUser } from "@/data/session.ts";
import { attemptIdSchema } from "@/exam/attempt.ts";

/** Ends the attempt. Pressed twice, or on two devices, it ends once and shows the same result. */
export async function submit(attempt: string): Promise<void> {
  const now = new Date();
  const attemptId = attemptIdSchema.safeParse(attempt);
  const user = await currentUser();
  if (!attemptId.success || user === null) notFound();
  const submitted = await submitAttempt(user.id, attemptId.data, now);
  if (submitted === null) notFound();
  redirect(`/attempts/${attemptId.data}/result`);
}
