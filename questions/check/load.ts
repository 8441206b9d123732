import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { type Blueprint, blueprintSchema } from "../../exam/blueprint.ts";
import { type Question, questionSchema } from "../../exam/question.ts";

/** Something wrong in the bank: where, and what. */
export type Fault = { file: string; line: number; message: string };
export type Bank = { blueprint: Blueprint; questions: Question[] };
export type LoadResult =
  | { ok: true; bank: Bank }
  | { ok: false; faults: Fault[]; questions: Question[] };

/**
 * Reads an exam's blueprint and every question of its folder. Never stops at the first fault:
 * all faults of all files come back, each with file and line.
 */
export function loadBank(questionsDir: string, exam: string): LoadResult {
  const faults: Fault[] = [];
  const examDir = join(questionsDir, exam);
  if (!existsSync(examDir)) {
    return {
      ok: false,
      faults: [{ file: examDir, line: 1, message: "no such folder" }],
      questions: [],
    };
  }
  const read = <T>(path: string, schema: z.ZodType<T>) =>
    readFile(path, relative(questionsDir, path), schema, faults);
  const blueprint = read(join(examDir, "exam.yaml"), blueprintSchema);

  const questions: Question[] = [];
  const fileOf = new Map<string, string>();
  for (const path of questionFiles(examDir)) {
    const file = relative(questionsDir, path);
    const question = read(path, questionSchema);
    if (question === null) continue;
    questions.push(question);
    const expected = join(exam, question.area, `${question.id}.yaml`);
    const fault = (message: string) => faults.push({ file, line: 1, message });
    if (file !== expected) fault(`by its id and area this file is ${expected}`);
    for (const [kind, text] of [
      ["id", question.id],
      ["stem", normalised(question.stem)],
    ] as const) {
      const first = fileOf.get(`${kind} ${text}`);
      if (first === undefined) fileOf.set(`${kind} ${text}`, file);
      else fault(`has the same ${kind} as ${first}`);
    }
  }

  if (blueprint !== null && faults.length === 0) {
    for (const area of blueprint.areas) {
      const count = questions.filter((question) => question.area === area.id).length;
      if (count < area.questions) {
        const message = `area ${area.id} has ${count} questions, the exam draws ${area.questions}`;
        faults.push({ file: join(exam, "exam.yaml"), line: 1, message });
      }
    }
  }
  return blueprint === null || faults.length > 0
    ? { ok: false, faults, questions }
    : { ok: true, bank: { blueprint, questions } };
}

export function faultLines(faults: readonly Fault[]): string {
  return faults.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n");
}

/** A file against its schema; faults are added to the list, with the line of the offending value. */
function readFile<T>(path: string, file: string, schema: z.ZodType<T>, faults: Fault[]): T | null {
  const lines = new LineCounter();
  if (!existsSync(path)) {
    faults.push({ file, line: 1, message: "no such file" });
    return null;
  }
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const [message = "not YAML"] = error.message.split("\n");
      faults.push({ file, line: lines.linePos(error.pos[0]).line, message });
    }
    return null;
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const message = `${issue.path.join(".") || "file"}: ${issue.message}`;
    faults.push({ file, line: lineOf(issue.path), message });
  }
  return null;

  function lineOf(issuePath: PropertyKey[]): number {
    for (let length = issuePath.length; length > 0; length--) {
      const node = document.getIn(issuePath.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

function questionFiles(examDir: string): string[] {
  return readdirSync(examDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((area) =>
      readdirSync(join(examDir, area.name)).map((name) => join(examDir, area.name, name)),
    )
    .filter((path) => path.endsWith(".yaml"))
    .sort();
}

function normalised(stem: string): string {
  return stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
