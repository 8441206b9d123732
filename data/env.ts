import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const envSchema = z
  .object({
    DATABASE_URL: optional(
      z
        .string()
        .regex(/^postgres(ql)?:\/\//, "starts with postgresql://")
        .refine((url) => URL.canParse(url), "is a URL"),
    ),
    DATA_DIR: optional(z.string()),
    QUESTIONS_DIR: optional(z.string()),
    NEXTAUTH_SECRET: optional(z.string().min(32, "has at least 32 characters")),
    NEXTAUTH_URL: optional(
      z
        .url({ protocol: /^https?$/, error: "is an http(s) address" })
        .transform((url) => new URL(url)),
    ),
    PORT: optional(
      z
        .string()
        .refine((port) => /^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536, {
          error: "is a whole number from 1 to 65535",
        }),
    ),
  })
  .refine((env) => env.DATABASE_URL === undefined || env.NEXTAUTH_SECRET !== undefined, {
    path: ["NEXTAUTH_SECRET"],
    error: "must be set along with DATABASE_URL: every instance signs with the same secret",
  });

export type Env = {
  databaseUrl: string | null;
  dataDir: string;
  questionsDir: string;
  secret: string;
  /** Cookies are marked Secure when the app is reached by https. */
  secure: boolean;
};

let parsed: Env | undefined;

/** The environment, read at first use. Throws one message that lists every problem. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = envSchema.safeParse(source);
  if (!result.success) {
    const problems = result.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
    );
    throw new Error(`The environment is not usable (see .env.example):\n${problems.join("\n")}`);
  }
  const { DATABASE_URL, DATA_DIR, QUESTIONS_DIR, NEXTAUTH_SECRET, NEXTAUTH_URL } = result.data;
  const dataDir = resolve(/* turbopackIgnore: true */ DATA_DIR ?? ".data");
  return {
    databaseUrl: DATABASE_URL ?? null,
    dataDir,
    questionsDir: resolve(/* turbopackIgnore: true */ QUESTIONS_DIR ?? "questions"),
    secret: NEXTAUTH_SECRET ?? ownSecret(dataDir),
    secure: NEXTAUTH_URL?.protocol === "https:",
  };
}

/** Without a secret of the operator's, one is made once and kept in the data folder. */
function ownSecret(dataDir: string): string {
  const file = join(/* turbopackIgnore: true */ dataDir, "secret");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, "utf8");
}
