import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { migrate } from "../../data/migrate.ts";
import { schemaSql } from "../../prisma/schema-sql.ts";
import { emptyEmbedded } from "../support/database.ts";

const migrations = "prisma/migrations";

function sqlOn(embedded: PGlite) {
  return {
    script: (script: string) => embedded.exec(script),
    rows: async (query: string, values: unknown[] = []) =>
      (await embedded.query<Record<string, unknown>>(query, values)).rows,
  };
}

async function shapeOf(embedded: PGlite) {
  const { rows } = await embedded.query(`
    SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_prisma%' ORDER BY 1, 2`);
  const indexes = await embedded.query(`
    SELECT tablename, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'
      AND indexname <> 'attempt_one_open' ORDER BY 2`);
  const keys = await embedded.query(`
    SELECT conrelid::regclass::text, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE contype IN ('p', 'f', 'u') AND conrelid::regclass::text NOT LIKE '\\_prisma%' ORDER BY 1, 2`);
  return { columns: rows, indexes: indexes.rows, keys: keys.rows };
}

test("the migrated database is the one that schema.prisma describes", async () => {
  const [migrated, described] = await Promise.all([emptyEmbedded(), emptyEmbedded()]);
  await migrate(sqlOn(migrated), migrations);
  await described.exec(await schemaSql(null));
  expect(await shapeOf(migrated)).toEqual(await shapeOf(described));
});

test("migrating twice applies nothing the second time", async () => {
  const embedded = await emptyEmbedded();
  expect(await migrate(sqlOn(embedded), migrations)).not.toEqual([]);
  expect(await migrate(sqlOn(embedded), migrations)).toEqual([]);
});

test("a migration that fails leaves nothing behind, and one changed after it was applied is refused", async () => {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  const embedded = await emptyEmbedded();
  cpSync(migrations, folder, { recursive: true });
  cpSync(join(folder, "20261124000000_first"), join(folder, "29990101000000_broken"), {
    recursive: true,
  });
  const broken = join(folder, "29990101000000_broken", "migration.sql");
  writeFileSync(broken, "CREATE TABLE half (id int); CREATE TABLE half (id int);");
  await expect(migrate(sqlOn(embedded), folder)).rejects.toThrow(/half/);
  const { rows } = await embedded.query(
    "SELECT to_regclass('half') AS half, to_regclass('attempt')::text AS attempt",
  );
  expect(rows).toEqual([{ half: null, attempt: "attempt" }]);

  rmSync(join(folder, "29990101000000_broken"), { recursive: true });
  writeFileSync(join(folder, "20261124000000_first", "migration.sql"), "SELECT 1;");
  await expect(migrate(sqlOn(embedded), folder)).rejects.toThrow(/changed after it was applied/);
});
