import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
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

test("of four processes that find a dead one's stale lock at once, one gets the folder", async () => {
  // A process that has ended, so that its number is nobody's.
  const gone = spawn(process.execPath, ["--version"]);
  await new Promise((resolve) => gone.on("close", resolve));
  rmSync(join(dataDir, "lock"), { recursive: true, force: true });
  mkdirSync(join(dataDir, "lock"));
  const minuteAgo = new Date(Date.now() - 60_000);
  utimesSync(join(dataDir, "lock"), minuteAgo, minuteAgo);
  writeFileSync(join(dataDir, "owner.json"), JSON.stringify({ pid: gone.pid, host: hostname() }));

  const acks = [0, 0, 0, 0];
  const starts = acks.map((_, index) =>
    saving((kind) => {
      if (kind === "acked") acks[index] = (acks[index] ?? 0) + 1;
    }),
  );
  // Three of them end by themselves; the one that is left is ended here.
  let ended = 0;
  await new Promise<void>((resolve) => {
    for (const start of starts)
      start.child.on("close", () => {
        ended += 1;
        if (ended === 3) resolve();
      });
  });
  const winner = starts.find(({ child }) => child.exitCode === null);
  winner?.child.kill("SIGKILL");
  const complaints = await Promise.all(starts.map((start) => start.ended));
  expect(complaints.filter((text) => text.includes("is in use by process"))).toHaveLength(3);
  expect(acks.filter((count) => count > 0).length).toBeLessThanOrEqual(1);
  expect(winner).toBeDefined();
}, 120_000);
