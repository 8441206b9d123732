// Writes the Prisma client (prisma/generated) if it is older than the schema.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const schema = "prisma/schema.prisma";
const client = "prisma/generated/client.ts";

export function generate() {
  if (existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs) return;
  const prisma = "node_modules/prisma/build/index.js";
  const run = spawnSync(process.execPath, [prisma, "generate"], { encoding: "utf8" });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`);
    process.exit(1);
  }
}

if (process.argv[1]?.endsWith("generate.mjs")) generate();
