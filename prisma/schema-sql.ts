import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";

const schemaFile = new URL("./schema.prisma", import.meta.url);

type Target =
  | { tag: "empty" }
  | { tag: "schemaDatamodel"; files: { path: string; content: string }[] };
type Engine = { diff(params: object): Promise<{ stdout?: string }> };

/** The SQL that leads from an older schema (null: an empty database) to schema.prisma. */
export async function schemaSql(older: string | null): Promise<string> {
  const current = readFileSync(schemaFile, "utf8");
  const engine = await schemaEngine(current);
  const result = await engine.diff({
    from: older === null ? { tag: "empty" } : datamodel(older),
    to: datamodel(current),
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? "";
}

function datamodel(content: string): Target {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] };
}

/** Prisma's schema engine as WASM; its own loader needs a bundler, so it is put together here. */
async function schemaEngine(schema: string): Promise<Engine> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const glue = await import(
    pathToFileURL(entry.replace("schema_engine.js", "schema_engine_bg.js")).href
  );
  const bytes = readFileSync(entry.replace("schema_engine.js", "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  // The engine wants a database at hand even where it only compares two texts.
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(new PGlite()));
  return glue.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, adapter);
}
