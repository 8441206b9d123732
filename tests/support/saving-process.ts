// A process that saves answers as fast as it can until it is killed. It prints "stored P R C" for
// what it finds (position, revision, choice), then "acked P R C" for each answer acknowledged.
import { writeSync } from "node:fs";
import { createGuest } from "../../data/accounts.ts";
import { recordAnswer, startAttempt } from "../../data/attempts.ts";
import { bank, storeBank } from "../../data/bank.ts";
import { db } from "../../data/db.ts";
import { userId } from "../../data/user.ts";

const now = new Date("2026-03-02T12:00:00Z");
const say = (line: string) => writeSync(1, `${line}\n`);

const database = await db();
let [attempt] = await database.attempt.findMany();
if (attempt === undefined) {
  await storeBank(bank(), now);
  const guest = await createGuest(now);
  await startAttempt(guest.id, 1, now);
  attempt = await database.attempt.findFirstOrThrow();
}
const answers = await database.answer.findMany({ where: { attemptId: attempt.id } });
for (const { position, revision, choice } of answers)
  say(`stored ${position} ${revision} ${choice}`);

let revision = Math.max(...answers.map((answer) => answer.revision));
for (;;) {
  revision += 1;
  const position = (revision % 50) + 1;
  const choice = revision % 4;
  const sent = { revision, choice, flagged: false, struck: [] };
  const saved = await recordAnswer(userId(attempt.userId), attempt.id, position, sent, now);
  if (saved.ok) say(`acked ${position} ${revision} ${choice}`);
}
