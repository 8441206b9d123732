"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { register } from "@/data/registrations.ts";
import { userOrGuest } from "@/data/session.ts";
import { dayIn } from "@/exam/retake.ts";
import { timeZone } from "../../time-zone.ts";

export async function saveRegistration(form: FormData): Promise<void> {
  const now = new Date();
  const day = z.iso.date().safeParse(form.get("registeredOn"));
  // Scrum Alliance is younger than that; and a database has no year 0.
  if (!day.success || day.data < "2000-01-01") redirect("/retakes?refused=not-a-day");
  const user = await userOrGuest(now);
  const result = await register(user.id, day.data, dayIn(await timeZone(), now));
  if (result === "registered") redirect("/retakes");
  redirect(`/retakes?${new URLSearchParams({ refused: result, day: day.data })}`);
}
