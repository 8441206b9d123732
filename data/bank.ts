import "server-only";
import { createHash } from "node:crypto";
import type { Question } from "../exam/question.ts";
import { type Bank, faultLines, loadBank } from "../questions/check/load.ts";
import { db } from "./db.ts";
import { env } from "./env.ts";

export const examId = "csm";

const shared = globalThis as { thirtySevenBank?: Bank };

/** The bank as its files say it, read once. Throws with the list of all faults if it has any. */
export function bank(): Bank {
  shared.thirtySevenBank ??= readBank(env().questionsDir);
  return shared.thirtySevenBank;
}

function readBank(questionsDir: string): Bank {
  const result = loadBank(questionsDir, examId);
  if (!result.ok) throw new Error(`The question bank has faults:\n${faultLines(result.faults)}`);
  return result.bank;
}

/** Which words a question has: another hash is another version. */
export function versionHash(question: Question): string {
  return createHash("sha256").update(JSON.stringify(question)).digest("hex");
}

/** Stores every question's present version; versions that papers point to stay as they are. */
export async function storeBank({ questions }: Bank, now: Date): Promise<void> {
  const database = await db();
  const rows = questions.map((question) => ({ question, hash: versionHash(question) }));
  const known = await database.question.findMany({ where: { exam: examId } });
  const knownById = new Map(known.map((row) => [row.id, row]));
  await database.$transaction(async (tx) => {
    await tx.question.createMany({
      data: rows.map(({ question: { id, area }, hash }) => ({
        id,
        area,
        exam: examId,
        currentHash: hash,
      })),
      skipDuplicates: true,
    });
    await tx.questionVersion.createMany({
      data: rows.map(({ question, hash }) => ({
        hash,
        questionId: question.id,
        content: question,
        createdAt: now,
      })),
      skipDuplicates: true,
    });
    for (const { question, hash } of rows) {
      const stored = knownById.get(question.id);
      if (stored === undefined) continue;
      if (stored.currentHash === hash && stored.retiredAt === null) continue;
      await tx.question.update({
        where: { id: question.id },
        data: { currentHash: hash, area: question.area, retiredAt: null },
      });
    }
    const present = rows.map(({ question }) => question.id);
    await tx.question.updateMany({
      where: { exam: examId, retiredAt: null, id: { notIn: present } },
      data: { retiredAt: now },
    });
  });
}
