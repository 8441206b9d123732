import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    snapshot: string;
  }
}

/** Creating an empty embedded database takes seconds, loading a dump of one does not. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "thirtyseven-"));
  const file = join(folder, "empty.tar");
  const empty = await PGlite.create();
  const dump = await empty.dumpDataDir("none");
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  await empty.close();
  project.provide("snapshot", file);
  return () => rmSync(folder, { recursive: true });
}
