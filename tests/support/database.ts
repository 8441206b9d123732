import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { bank, storeBank } from "../../data/bank.ts";
import { type Db, embeddedClient, serverClient } from "../../data/db.ts";

export const noon = new Date("2026-03-02T12:00:00Z");

export function after(start: Date, ms: number): Date {
  return new Date(start.getTime() + ms);
}

/** An empty embedded database, as fast as one can be had. */
export function emptyEmbedded(): Promise<PGlite> {
  const dump = readFileSync(inject("snapshot"));
  return PGlite.create({ loadDataDir: new Blob([new Uint8Array(dump)]) });
}

/**
 * The database of a test file, with the bank in it, for the functions in `data/`: an embedded one, or
 * a fresh one on the server that DATABASE_URL names.
 */
export async function useTestDatabase(): Promise<Db> {
  const url = process.env.DATABASE_URL;
  const database = url ? await freshOnServer(url) : await embeddedClient(await emptyEmbedded());
  Object.assign(globalThis, { thirtySevenDb: Promise.resolve(database) });
  await storeBank(bank(), noon);
  return database;
}

async function freshOnServer(url: string): Promise<Db> {
  const name = `thirtyseven_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  // A zone with summer time, as an operator's server may have.
  await onServer(url, `ALTER DATABASE ${name} SET timezone TO 'Europe/Berlin'`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await serverClient(own.href);
  afterAll(async () => {
    await database.$disconnect();
    await onServer(url, `DROP DATABASE ${name}`);
  });
  return database;
}

async function onServer(url: string, statement: string): Promise<void> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  await connection.query(statement);
  await connection.end();
}
