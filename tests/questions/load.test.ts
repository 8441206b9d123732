import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { areaIds, type Question } from "../../exam/question.ts";
import messages from "../../messages/en.json" with { type: "json" };
import { faultLines, loadBank } from "../../questions/check/load.ts";
import { editorSchemas, schemaText } from "../../questions/check/schema.ts";

const file = "csm/scrum-team/the-only-one.yaml";

/** The real bank with one file more, written as given. */
function bankWith(text: string, path = file) {
  const folder = mkdtempSync(join(tmpdir(), "bank-"));
  cpSync("questions", folder, { recursive: true });
  writeFileSync(join(folder, path), text);
  return { folder, result: loadBank(folder, "csm") };
}

function faultsOf(text: string, path = file): string {
  const { result } = bankWith(text, path);
  return result.ok ? "" : faultLines(result.faults);
}

const good = `id: the-only-one
area: scrum-team
objective: CSM-1.1
level: recall
difficulty: 1
stem: Is this a question that only this test asks?
options:
  - text: It is
    correct: true
    rationale: It says so itself.
  - { text: It is not, trap: M01, rationale: It says it is. }
  - { text: It was, trap: M02, rationale: It still is. }
  - { text: It will be, trap: M03, rationale: It is already. }
source: { guide: scrum-team }
`;

test("the real bank has no faults, enough of every area, and half of it scenarios", () => {
  const result = loadBank("questions", "csm");
  if (!result.ok) throw new Error(faultLines(result.faults));
  const { questions } = result.bank;
  const count = (matches: (question: Question) => boolean) => questions.filter(matches).length;
  expect(questions.length).toBeGreaterThanOrEqual(160);
  const atLeast = [9, 9, 9, 32, 35, 33, 33];
  areaIds.forEach((area, index) => {
    expect(
      count((question) => question.area === area),
      area,
    ).toBeGreaterThanOrEqual(atLeast[index] ?? 0);
  });
  const scenarios = count(({ level }) => level === "application" || level === "analysis");
  expect(scenarios / questions.length).toBeGreaterThanOrEqual(0.5);
});

test("every trap of the bank has its words for the review", () => {
  const result = loadBank("questions", "csm");
  const words: Record<string, string> = messages.traps;
  const traps = result.ok ? result.bank.questions.flatMap(({ options }) => options) : [];
  for (const { trap } of traps) if (trap) expect(words[trap], trap).toBeTruthy();
  expect(Object.keys(words).length).toBe(110);
});

test("a good question more is no fault", () => {
  expect(faultsOf(good)).toBe("");
});

test.each([
  ["an unknown key", good.replace("level:", "levle:"), /the-only-one\.yaml:\d+: .*levle/],
  [
    "a line that is wrong is named",
    good.replace("CSM-1.1", "CSM-4.1"),
    /yaml:3: objective: .*CSM-1\.8/,
  ],
  [
    "two keys",
    good.replace("trap: M01", "correct: true"),
    /yaml:8: options: exactly one .* here 2/,
  ],
  ["no key", good.replace("correct: true", "trap: M09"), /exactly one option is correct, here 0/],
  ["three options", good.replace(/ {2}- \{ text: It will.*\n/, ""), /options: Too small/],
  [
    "a wrong option without its trap",
    good.replace("trap: M02, ", ""),
    /yaml:12: options\.2: .*trap/,
  ],
  ["a trap that is none", good.replace("M02", "M111"), /options\.2\.trap/],
  ["an unknown heading", good.replace("{ guide: scrum-team }", "{ guide: roles }"), /source/],
  ["text that is no YAML", `${good}\n  - }`, /the-only-one\.yaml:\d+: /],
  [
    "an id that is not the file's name",
    good.replace("the-only-one", "another"),
    /this file is csm/,
  ],
])("%s is a fault", (_, text, message) => {
  expect(faultsOf(text)).toMatch(message);
});

test("all faults of all files come at once", () => {
  const { folder } = bankWith(good.replace("CSM-1.1", "CSM-9.9").replace("recall", "magic"));
  writeFileSync(join(folder, "csm/scrum-values/second.yaml"), "id: second\n");
  const result = loadBank(folder, "csm");
  const faults = result.ok ? "" : faultLines(result.faults);
  expect(faults).toMatch(
    /the-only-one.*objective[\s\S]*the-only-one.*level[\s\S]*second\.yaml.*stem/,
  );
});

test("a stem that stands in the bank already is a fault that names the other file", () => {
  const { folder } = bankWith(good);
  const twin = good.replace("id: the-only-one", "id: the-second-one");
  writeFileSync(join(folder, "csm/scrum-team/the-second-one.yaml"), twin);
  const result = loadBank(folder, "csm");
  expect(result.ok ? "" : faultLines(result.faults)).toMatch(/same stem as .*the-only-one/);
});

test("an area short of questions is a fault of the blueprint", () => {
  const { folder } = bankWith(good);
  rmSync(join(folder, "csm/scrum-values"), { recursive: true });
  const result = loadBank(folder, "csm");
  expect(result.ok ? "" : faultLines(result.faults)).toMatch(
    /exam\.yaml.*scrum-values has 0.*draws 3/,
  );
});

test("the schemas for editors are those of the code", () => {
  for (const [name, schema] of Object.entries(editorSchemas)) {
    expect(readFileSync(join("questions", name), "utf8"), name).toBe(schemaText(schema));
  }
});
