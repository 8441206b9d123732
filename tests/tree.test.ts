import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

function sourcesOf(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), "utf8") }));
}

test("time and chance are arguments in the rules and the data", () => {
  for (const { file, text } of [...sourcesOf("exam"), ...sourcesOf("data")]) {
    expect(text, file).not.toMatch(/new Date\(\)|Date\.now|Math\.random|performance\.now/);
  }
});

test("raw SQL is never put together from strings", () => {
  for (const { file, text } of [...sourcesOf("data"), ...sourcesOf("app")]) {
    expect(text, file).not.toMatch(/RawUnsafe/);
  }
});

test("everything in data/ that reaches the database stays on the server", () => {
  for (const { file, text } of sourcesOf("data")) {
    if (/from "\.\/(db|env|session|bank)\.ts"/.test(text))
      expect(text, file).toContain('import "server-only"');
  }
});

test("Next is at or above the version that fixes its known holes", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const [major, minor, patch] = dependencies.next.split(".").map(Number);
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(16_004_006);
});
