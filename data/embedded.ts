import "server-only";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import lockfile from "proper-lockfile";

/** A lock whose holder gave no sign for so long is taken over; longer than any start-up blocks. */
const staleMs = 30_000;
/** Behind the door a process spends milliseconds; one that died there keeps the others out this long. */
const doorStaleMs = 5_000;

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

/**
 * Takes the folder's lock and writes down whose it is. Both behind a door that one process passes at
 * a time, so that nobody reads the dead owner's name beside a living process's fresh lock.
 */
async function lockFolder(dataDir: string): Promise<void> {
  const owner = join(dataDir, "owner.json");
  const leaveDoor = await lockfile.lock(owner, {
    lockfilePath: join(dataDir, "lock.door"),
    realpath: false,
    stale: doorStaleMs,
    retries: { retries: 40, factor: 1, minTimeout: 250 },
  });
  try {
    await takeLock(dataDir, owner);
    writeFileSync(owner, JSON.stringify({ pid: process.pid, host: hostname() }));
  } finally {
    await leaveDoor();
  }
}

async function takeLock(dataDir: string, owner: string): Promise<void> {
  const lockfilePath = join(dataDir, "lock");
  const take = () =>
    lockfile.lock(dataDir, {
      lockfilePath,
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
    const held = ownerOf(owner);
    if (held === null || !isDead(held)) throw new FolderInUse(dataDir, held?.pid);
    // After `kill -9` the lock is still there, its owner is not: no need to wait until it is stale.
    rmSync(lockfilePath, { recursive: true, force: true });
    await take();
  }
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

type Owner = { pid: number; host: string };

function ownerOf(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Judged on this machine alone: another one's processes cannot be asked for. */
function isDead({ pid, host }: Owner): boolean {
  if (host !== hostname()) return false;
  // In a container a new process often gets the number of the one that died.
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "EPERM");
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ELOCKED";
}
