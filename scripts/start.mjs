// npm start: prepares what is missing, then serves. The last line it prints is the address.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { generate } from "./generate.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Thirty-Seven needs Node 20.19 or newer; this is ${process.versions.node}.`);
}
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
const port = Number(process.env.PORT || 3000);

build();
await serve();

/** Builds if the sources are not those of the last build. */
function build() {
  generate();
  const record = ".next/thirtyseven-sources";
  const now = sourcesHash();
  if (existsSync(record) && readFileSync(record, "utf8") === now) return;
  console.log("Building, once for these sources: a minute or two.");
  const run = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    encoding: "utf8",
  });
  if (run.status !== 0) fail(`${run.stdout}${run.stderr}`);
  writeFileSync(record, now);
}

/** Of everything that the build reads; questions are read at start and are not among it. */
function sourcesHash() {
  const sources = ["app", "data", "exam", "messages", "prisma", "questions/check", "package-lock.json"];
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

/** Next in this very process: whoever ends the process ends the server and frees the data folder. */
async function serve() {
  const app = next({ dev: false, port });
  try {
    await app.prepare();
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  const server = createServer(app.getRequestHandler());
  server.on("error", (error) => {
    const taken = "code" in error && error.code === "EADDRINUSE";
    fail(taken ? `Port ${port} is taken. Choose another with PORT.` : error.message);
  });
  server.listen(port, () => console.log(`Thirty-Seven is ready: http://localhost:${port}`));
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeIdleConnections();
      setTimeout(() => process.exit(0), 3000).unref();
    });
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
