// Builds the app when its sources changed since the last build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "./generate.mjs";

/** Builds if the sources are not those of the last build. */
export function build() {
  generate();
  const record = ".next/thirtyseven-sources";
  const now = sourcesHash();
  if (existsSync(record) && readFileSync(record, "utf8") === now) return;
  console.log("Building, once for these sources: a minute or two.");
  const run = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    encoding: "utf8",
  });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`);
    process.exit(1);
  }
  writeFileSync(record, now);
}

/** Of everything that the build reads; questions are read at start and are not among it. */
function sourcesHash() {
  const sources = [
    "app",
    "data",
    "exam",
    "messages",
    "prisma",
    "questions/check",
    "package-lock.json",
  ];
  const single = ["instrumentation.ts", "next.config.js", "postcss.config.mjs", "proxy.ts"];
  const hash = createHash("sha256");
  const files = [...sources, ...single].flatMap((path) => {
    if (!existsSync(path)) return [];
    if (statSync(path).isFile()) return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  });
  for (const file of files.filter((file) => !file.includes("generated")).sort()) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

if (process.argv[1]?.endsWith("build.mjs")) build();
