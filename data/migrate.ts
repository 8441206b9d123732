import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The little that migrating needs of a database, embedded or not. */
export type Sql = {
  script(sql: string): Promise<unknown>;
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
};

/** Prisma's own table, so that `prisma migrate deploy` agrees with what was applied here. */
const ledger = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/** Any number; the same in every instance, so that only one of them migrates at a time. */
const lockKey = 373_700;

/**
 * Applies the migrations that the database does not have yet, oldest first, each in one transaction
 * with its record. Throws when an applied migration's text was changed since.
 */
export async function migrate(sql: Sql, folder: string): Promise<string[]> {
  await sql.rows(`SELECT pg_advisory_lock(${lockKey})`);
  try {
    return await applyMissing(sql, folder);
  } finally {
    await sql.rows(`SELECT pg_advisory_unlock(${lockKey})`);
  }
}

async function applyMissing(sql: Sql, folder: string): Promise<string[]> {
  await sql.script(ledger);
  const records = await sql.rows(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL`,
  );
  const checksums = new Map(records.map((row) => [row.migration_name, row.checksum]));
  const applied: string[] = [];
  for (const { name, script, checksum } of readMigrations(folder)) {
    const known = checksums.get(name);
    if (known === checksum) continue;
    if (known !== undefined) throw new Error(`Migration ${name} was changed after it was applied.`);
    await inTransaction(sql, async () => {
      await sql.script(script);
      await sql.rows(
        `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
         VALUES ($1, $2, now(), $3, 1)`,
        [randomUUID(), checksum, name],
      );
    });
    applied.push(name);
  }
  return applied;
}

function readMigrations(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    });
}

async function inTransaction(sql: Sql, work: () => Promise<void>): Promise<void> {
  await sql.script("BEGIN");
  try {
    await work();
    await sql.script("COMMIT");
  } catch (error) {
    await sql.script("ROLLBACK");
    throw error;
  }
}
