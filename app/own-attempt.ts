import { notFound } from "next/navigation";
import { cache } from "react";
import { findAttempt } from "@/data/papers.ts";
import { currentUser } from "@/data/session.ts";
import { attemptIdSchema } from "@/exam/attempt.ts";

/** The attempt named in the address, if it is the visitor's; "not found" in every other case. */
export const ownAttempt = cache(async (attempt: string) => {
  const id = attemptIdSchema.safeParse(attempt);
  const user = await currentUser();
  if (!id.success || user === null) notFound();
  const found = await findAttempt(user.id, id.data, new Date());
  return found ?? notFound();
});
