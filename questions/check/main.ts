// npm run bank:check [-- --json]
import { fileURLToPath } from "node:url";
import { areaIds, levels } from "../../exam/question.ts";
import { faultLines, loadBank } from "./load.ts";

const questionsDir = fileURLToPath(new URL("..", import.meta.url));
const result = loadBank(questionsDir, "csm");
const faults = result.ok ? [] : result.faults;
const questions = result.ok ? result.bank.questions : result.questions;

function countBy<K extends string>(keys: readonly K[], of: (q: (typeof questions)[number]) => K) {
  return Object.fromEntries(
    keys.map((key) => [key, questions.filter((question) => of(question) === key).length]),
  );
}

const report = {
  items: questions.length,
  errors: faults.length,
  warnings: 0,
  byArea: countBy(areaIds, (question) => question.area),
  byLevel: countBy(levels, (question) => question.level),
};

if (process.argv.includes("--json")) {
  console.log(JSON.stringify(report));
} else {
  if (faults.length > 0) console.log(faultLines(faults));
  console.log(`${report.items} questions, ${report.errors} faults`);
}
process.exitCode = faults.length === 0 ? 0 : 1;
