import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** The app as `npm start` runs it, on a data folder of its own. */
export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), "thirtyseven-e2e-"));
  private child: ChildProcess | null = null;
  private readonly clockFile = join(this.folder, "clock");
  private port = 0;

  constructor(private readonly env: Record<string, string> = {}) {}

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    if (this.port === 0) this.port = await freePort();
    const { DATABASE_URL: _, ...inherited } = process.env;
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      env: {
        ...inherited,
        // Set and empty, so that a developer's own .env does not come in.
        DATABASE_URL: "",
        NEXTAUTH_URL: "",
        NEXTAUTH_SECRET: "",
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        CLOCK_FILE: this.clockFile,
        NODE_OPTIONS: `--import ${resolve("tests/support/clock.mjs")}`,
        ...this.env,
      },
    });
    this.child = child;
    let output = "";
    await new Promise<void>((ready, fail) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        output += `${line}\n`;
        if (line.endsWith(this.origin)) ready();
      });
      child.stderr.on("data", (data) => {
        output += data;
      });
      child.on("close", () => fail(new Error(`The server ended:\n${output}`)));
    });
  }

  get dataDir(): string {
    return this.env.DATA_DIR ?? join(this.folder, "data");
  }

  /** Lets time pass for the server, all of it at once. */
  setClockAhead(ms: number): void {
    writeFileSync(this.clockFile, String(ms));
  }

  async kill(): Promise<void> {
    const child = this.child;
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.on("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
