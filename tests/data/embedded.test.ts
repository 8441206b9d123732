import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "thirtyseven-crash-"));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const script = ["--conditions=react-server", "--import", "tsx", "tests/support/saving-process.ts"];

type Row = { position: string; revision: number; choice: string };

/** Starts a process on the folder; `line` is called with each line it prints. */
function saving(line: (kind: string, row: Row) => void): {
  child: ChildProcess;
  ended: Promise<string>;
} {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, script, { env: { ...env, DATA_DIR: dataDir } });
  createInterface({ input: child.stdout }).on("line", (text) => {
    const [kind = "", position = "", revision, choice = ""] = text.split(" ");
    line(kind, { position, revision: Number(revision), choice });
  });
  let complaints = "";
  child.stderr.on("data", (data) => {
    complaints += data;
  });
  const ended = new Promise<string>((resolve) => child.on("close", () => resolve(complaints)));
  return { child, ended };
}

test("20 × kill -9 while answers are saved: none that was acknowledged is missing", async () => {
  const acked = new Map<string, Row>();
  let missing = 0;
  let count = 0;
  for (let round = 0; round < 20; round++) {
    let acksThisRound = 0;
    // Somewhere among the saves: a different place in every round.
    const killAfter = 20 + ((round * 37) % 90);
    const { child, ended } = saving((kind, row) => {
      if (kind === "stored") {
        const promised = acked.get(row.position);
        if (promised === undefined) return;
        if (row.revision < promised.revision) missing += 1;
        if (row.revision === promised.revision && row.choice !== promised.choice) missing += 1;
      }
      if (kind === "acked") {
        acked.set(row.position, row);
        count += 1;
        acksThisRound += 1;
        if (acksThisRound === killAfter) child.kill("SIGKILL");
      }
    });
    const complaints = await ended;
    expect(complaints, `round ${round}`).toBe("");
    expect(acksThisRound, `round ${round}`).toBeGreaterThanOrEqual(killAfter);
  }
  expect(missing).toBe(0);
  expect(count).toBeGreaterThan(1_000);
}, 300_000);

test("a second process on one embedded folder stops with a clear message, and nothing is lost", async () => {
  const acked = new Map<string, Row>();
  let started: (value: unknown) => void = () => {};
  const saves = new Promise((resolve) => {
    started = resolve;
  });
  const first = saving((kind, row) => {
    if (kind === "acked") {
      acked.set(row.position, row);
      started(null);
    }
  });
  await saves;
  let secondSaved = 0;
  const second = saving(() => {
    secondSaved += 1;
  });
  const complaints = await second.ended;
  expect(second.child.exitCode).not.toBe(0);
  expect(complaints).toContain(`is in use by process ${first.child.pid}`);
  expect(complaints).toContain("DATA_DIR");
  expect(secondSaved).toBe(0);
  first.child.kill("SIGKILL");
  await first.ended;

  const stored = new Map<string, Row>();
  const third = saving((kind, row) => {
    if (kind === "stored") stored.set(row.position, row);
    else third.child.kill("SIGKILL");
  });
  await third.ended;
  for (const [position, row] of acked) {
    expect(stored.get(position)?.revision).toBeGreaterThanOrEqual(row.revision);
  }
}, 120_000);
