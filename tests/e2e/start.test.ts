import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./fixtures.ts";
import { Server } from "./server.ts";

async function refusal(env: Record<string, string>): Promise<string> {
  const server = new Server(env);
  try {
    await server.start();
    return "it started";
  } catch (error) {
    return String(error);
  } finally {
    await server.remove();
  }
}

test("a broken bank stops the start with the list of its faults", async () => {
  const bank = mkdtempSync(join(tmpdir(), "broken-bank-"));
  cpSync("questions", bank, { recursive: true });
  writeFileSync(
    join(bank, "csm/scrum-team/broken.yaml"),
    "id: broken\narea: scrum-team\nlevel: magic\n",
  );
  const text = await refusal({ QUESTIONS_DIR: bank });
  expect(text).toMatch(/broken\.yaml:3: level: /);
  expect(text).toMatch(/broken\.yaml:1: stem: /);
  rmSync(bank, { recursive: true });
});

test("a bad environment stops the start with all of its problems", async () => {
  const text = await refusal({ DATABASE_URL: "mysql://localhost/x", NEXTAUTH_URL: "nowhere" });
  expect(text).toContain("DATABASE_URL: starts with postgresql://");
  expect(text).toContain("NEXTAUTH_URL: is an http(s) address");
  expect(text).toContain("NEXTAUTH_SECRET: must be set along with DATABASE_URL");
});

test("a second server on one data folder stops and names the first; the first serves on", async ({
  server,
  page,
}) => {
  const text = await refusal({ DATA_DIR: server.dataDir });
  expect(text).toMatch(/is in use by process \d+/);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
