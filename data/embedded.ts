import "server-only";
import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import lockfile from "proper-lockfile";

/** A lock whose holder gave no sign for so long is taken over; longer than any start-up blocks. */
const staleMs = 30_000;

/**
 * Opens the embedded PostgreSQL in a folder that this process alone may use: two processes on one
 * folder would overwrite each other's rows in silence. Throws when another process holds the folder.
 */
export async function openEmbedded(dataDir: string): Promise<PGlite> {
  mkdirSync(dataDir, { recursive: true });
  await lockFolder(dataDir);
  // Not loaded at all when a server's URL is given.
  const { PGlite } = await import("@electric-sql/pglite");
  return PGlite.create(join(dataDir, "postgres"));
}

async function lockFolder(dataDir: string): Promise<void> {
  const owner = join(dataDir, "owner.json");
  const take = () =>
    lockfile.lock(dataDir, {
      lockfilePath: join(dataDir, "lock"),
      stale: staleMs,
      onCompromised: (error) => {
        process.stderr.write(`The data folder ${dataDir} was taken over: ${error.message}\n`);
        process.exit(1);
      },
    });
  try {
    await take();
  } catch (error) {
    if (!isLocked(error)) throw error;
    if (!removeDeadLock(dataDir, owner)) throw new FolderInUse(dataDir, ownerOf(owner)?.pid);
    await take();
  }
  writeFileSync(owner, JSON.stringify({ pid: process.pid, host: hostname() }));
}

export class FolderInUse extends Error {
  constructor(dataDir: string, pid: number | undefined) {
    const by = pid === undefined ? "another process" : `process ${pid}`;
    super(
      `The data folder ${dataDir} is in use by ${by}. Stop it, choose another folder with DATA_DIR, ` +
        "or use a PostgreSQL server with DATABASE_URL.",
    );
    this.name = "FolderInUse";
  }
}

/**
 * After `kill -9` the lock is still there, its owner is not: a dead owner on this machine needs no
 * waiting. Only one process at a time may judge that, hence the second, short lock.
 */
function removeDeadLock(dataDir: string, ownerFile: string): boolean {
  const judging = join(dataDir, "lock.judging");
  try {
    mkdirSync(judging);
  } catch {
    return false;
  }
  try {
    const owner = ownerOf(ownerFile);
    if (owner === null || owner.host !== hostname() || isAlive(owner.pid)) return false;
    rmSync(ownerFile);
    rmSync(join(dataDir, "lock"), { recursive: true, force: true });
    return true;
  } finally {
    rmdirSync(judging);
  }
}

function ownerOf(file: string): { pid: number; host: string } | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  // In a container a new process often gets the number of the one that died.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ELOCKED";
}
