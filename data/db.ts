import "server-only";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { PrismaClient } from "../prisma/generated/client.ts";
import { openEmbedded } from "./embedded.ts";
import { env } from "./env.ts";
import { migrate } from "./migrate.ts";

export type Db = PrismaClient;
/** What a transaction's body gets: the same queries, without transactions of its own. */
export type Tx = Parameters<Parameters<Db["$transaction"]>[0]>[0];

/** Pages, routes and instrumentation are bundled apart; they share the one database through this. */
const shared = globalThis as { thirtySevenDb?: Promise<Db> };

/** The database: opened and migrated at first use, then the same one for the whole process. */
export function db(): Promise<Db> {
  shared.thirtySevenDb ??= open();
  return shared.thirtySevenDb;
}

async function open(): Promise<Db> {
  const { databaseUrl, dataDir } = env();
  return databaseUrl === null
    ? embeddedClient(await openEmbedded(dataDir))
    : serverClient(databaseUrl);
}

/** A client on an open embedded database, migrated. */
export async function embeddedClient(embedded: PGlite): Promise<Db> {
  const sql = {
    script: (script: string) => embedded.exec(script),
    rows: async (query: string, values: unknown[] = []) =>
      (await embedded.query<Record<string, unknown>>(query, values)).rows,
  };
  await migrate(sql, migrationsFolder());
  return client(new PrismaPGlite(embedded));
}

/** A client on a PostgreSQL server, migrated. */
export async function serverClient(connectionString: string): Promise<Db> {
  const connection = new pg.Client({ connectionString });
  await connection.connect();
  try {
    const sql = {
      script: (script: string) => connection.query(script),
      rows: async (query: string, values: unknown[] = []) =>
        (await connection.query(query, values)).rows,
    };
    await migrate(sql, migrationsFolder());
  } finally {
    await connection.end();
  }
  // The adapter writes and reads instants without a zone; the connection has to agree on which.
  return client(new PrismaPg({ connectionString, options: "-c TimeZone=UTC" }));
}

function migrationsFolder(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
}

function client(adapter: PrismaPGlite | PrismaPg): Db {
  // A class starting an exam at once queues for a moment; it is not turned away.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 20_000, timeout: 30_000 } });
}
