// npm start: prepares what is missing, then serves. The last line it prints is the address.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import next from "next";
import { build } from "./build.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Thirty-Seven needs Node 20.19 or newer; this is ${process.versions.node}.`);
}
if (existsSync(".env")) process.loadEnvFile();
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
const port = Number(process.env.PORT || 3000);

if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  fail("PORT is a whole number from 1 to 65535.");
}
build();
await serve();

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
  server.listen(port, announce);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeIdleConnections();
      setTimeout(() => process.exit(0), 3000).unref();
    });
  }
}

/** Next boots at the first request, and boot ends the process when something is wrong: ask, then announce. */
async function announce() {
  const first = await fetch(`http://localhost:${port}/`).catch((error) => fail(error.message));
  if (!first.ok) fail(`The home page answers with status ${first.status}.`);
  console.log(`Thirty-Seven is ready: http://localhost:${port}`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
