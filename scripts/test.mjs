// npm test: everything that must hold, and one closing line "N passed, N failed".
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { generate } from "./generate.mjs";

const folder = mkdtempSync(join(tmpdir(), "thirtyseven-test-"));
const { DATABASE_URL: serverUrl, ...env } = process.env;
env.DATA_DIR = join(folder, "data");
env.NEXT_TELEMETRY_DISABLED = "1";
const total = { passed: 0, failed: 0 };

generate();
check("format and lint", "@biomejs/biome/bin/biome", ["check", "."]);
check("types", "typescript/bin/tsc", ["--noEmit"]);
check("types of the rules alone", "typescript/bin/tsc", ["--noEmit", "-p", "exam/tsconfig.json"]);
check("the bank", "tsx/dist/cli.mjs", ["questions/check/main.ts"]);
vitest("rules and data", [], env);
if (serverUrl) {
  const secret = "a secret for tests only, on a server for tests";
  const onServer = { ...env, DATABASE_URL: serverUrl, NEXTAUTH_SECRET: secret };
  vitest(
    "data on a PostgreSQL server",
    ["tests/data", "--exclude=tests/data/embedded.test.ts"],
    onServer,
  );
}
browser();

rmSync(folder, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function run(program, args, runEnv = env) {
  return spawnSync(process.execPath, [join("node_modules", program), ...args], {
    stdio: "inherit",
    env: runEnv,
  });
}

function check(name, program, args) {
  console.log(`\n— ${name}`);
  const result = run(program, args);
  count({ passed: result.status === 0 ? 1 : 0, failed: 0 }, result);
}

function vitest(name, args, runEnv) {
  console.log(`\n— ${name}`);
  const file = join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const result = run("vitest/vitest.mjs", ["run", ...args, ...reporters], runEnv);
  const report = read(file);
  count({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, result);
}

function browser() {
  console.log("\n— in the browser");
  const runEnv = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, "playwright.json") };
  // Else the first server would build, and its test wait.
  build();
  ensureBrowser();
  const result = run("@playwright/test/cli.js", ["test", "--reporter=list,json"], runEnv);
  const stats = read(runEnv.PLAYWRIGHT_JSON_OUTPUT_NAME)?.stats;
  count(
    { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) },
    result,
  );
}

/** A browser that is there, else Playwright's own, else the system's package where it may; else how to. */
function ensureBrowser() {
  const find = () => run("tsx/dist/cli.mjs", ["tests/support/browser.ts"]).status === 0;
  if (find()) return;
  run("@playwright/test/cli.js", ["install", "chromium"]);
  if (find()) return;
  spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: "inherit" });
  if (!find()) console.log("No browser: install Chromium, or name one with CHROMIUM_PATH.");
}

/** A step that ends badly without a failed test of its own counts as one failure. */
function count({ passed, failed }, result) {
  const ended = result.status === 0;
  total.passed += passed;
  total.failed += ended ? failed : Math.max(1, failed);
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
