import { cookies } from "next/headers";

export const timeZoneCookie = "time-zone";

/** The visitor's own time zone, as their browser told; UTC until it has. */
export async function timeZone(): Promise<string> {
  const told = (await cookies()).get(timeZoneCookie)?.value ?? "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: told }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
