import { beforeAll, expect, test } from "vitest";
import { createGuest } from "../../data/accounts.ts";
import { startAttempt, submitAttempt } from "../../data/attempts.ts";
import { bank, storeBank, versionHash } from "../../data/bank.ts";
import type { Db } from "../../data/db.ts";
import { findReview } from "../../data/papers.ts";
import { after, noon, useTestDatabase } from "../support/database.ts";

let database: Db;
beforeAll(async () => {
  database = await useTestDatabase();
});

test("storing the same bank again adds no version", async () => {
  const before = await database.questionVersion.count();
  await storeBank(bank(), after(noon, 10));
  expect(await database.questionVersion.count()).toBe(before);
  expect(before).toBe(bank().questions.length);
});

test("an edited question is a new version; papers keep the words they were drawn with", async () => {
  const { id: user } = await createGuest(noon);
  const started = await startAttempt(user, 3, noon);
  if (!started.ok) throw new Error(started.reason);
  const rows = await database.answer.findMany({
    where: { attemptId: started.attemptId },
    include: { version: true },
  });
  const [first] = rows;
  const original = bank().questions.find((question) => question.id === first?.version.questionId);
  if (original === undefined) throw new Error("no question");
  const edited = { ...original, stem: "Has this question been edited since?" };
  const others = bank().questions.filter((question) => question !== original);
  await storeBank({ ...bank(), questions: [...others, edited] }, after(noon, 10));

  const row = await database.question.findUniqueOrThrow({ where: { id: original.id } });
  expect(row.currentHash).toBe(versionHash(edited));
  await submitAttempt(user, started.attemptId, after(noon, 20));
  const review = await findReview(user, started.attemptId, after(noon, 20));
  expect(review?.map(({ stem }) => stem)).toContain(original.stem);
  expect(review?.map(({ stem }) => stem)).not.toContain(edited.stem);
  await storeBank(bank(), after(noon, 30));
});

test("a question whose file is gone is retired, and back when the file is", async () => {
  const [gone, ...rest] = bank().questions;
  if (gone === undefined) throw new Error("empty bank");
  await storeBank({ ...bank(), questions: rest }, after(noon, 10));
  const where = { id: gone.id };
  expect((await database.question.findUniqueOrThrow({ where })).retiredAt).toEqual(after(noon, 10));
  await storeBank(bank(), after(noon, 20));
  expect((await database.question.findUniqueOrThrow({ where })).retiredAt).toBeNull();
});
