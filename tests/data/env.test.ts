import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseEnv } from "../../data/env.ts";

const folder = () => join(mkdtempSync(join(tmpdir(), "thirtyseven-env-")), "data");

test("every problem of the environment is in one message", () => {
  const bad = {
    DATABASE_URL: "mysql://localhost/x",
    NEXTAUTH_SECRET: "short",
    NEXTAUTH_URL: "not an address",
    PORT: "http",
  };
  expect(() => parseEnv(bad)).toThrow(
    /DATABASE_URL: starts with postgresql.*NEXTAUTH_SECRET: has at least 32.*NEXTAUTH_URL: is an http.*PORT: is a whole number/s,
  );
});

test("a database of one's own asks for a secret of one's own", () => {
  expect(() => parseEnv({ DATABASE_URL: "postgresql://localhost/x" })).toThrow(/NEXTAUTH_SECRET/);
});

test("with nothing set, a secret is made once, kept, and readable by its owner only", () => {
  const DATA_DIR = folder();
  const first = parseEnv({ DATA_DIR });
  expect(first.secret.length).toBeGreaterThanOrEqual(32);
  expect(parseEnv({ DATA_DIR }).secret).toBe(first.secret);
  expect(statSync(join(DATA_DIR, "secret")).mode & 0o777).toBe(0o600);
  expect(first).toMatchObject({ databaseUrl: null, secure: false });
});

test("an empty variable is an unset one, and https makes cookies secure", () => {
  const env = parseEnv({
    DATABASE_URL: "",
    NEXTAUTH_URL: "https://exam.example.org",
    DATA_DIR: folder(),
  });
  expect(env).toMatchObject({ databaseUrl: null, secure: true });
});
