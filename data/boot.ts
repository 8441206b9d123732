import "server-only";
import { sweep } from "./attempts.ts";
import { bank, storeBank } from "./bank.ts";
import { db } from "./db.ts";
import { env } from "./env.ts";

const sweepEveryMs = 60_000;

/** Environment, bank, database, in this order: what can be judged without the next comes first. */
export async function boot(clock: () => Date): Promise<void> {
  env();
  const questions = bank();
  await db();
  await storeBank(questions, clock());
  // Attempts that nobody comes back to end too; every instance may sweep, the database sorts it out.
  setInterval(() => {
    sweep(clock()).catch((error: unknown) => console.error("The sweep failed:", error));
  }, sweepEveryMs).unref();
}
