import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { answer, expect, saved, startExam, submit, test } from "./fixtures.ts";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const widths = [360, 768, 1280];
const schemes = ["light", "dark"] as const;
/** Set to a folder to keep the pictures. */
const pictures = process.env.PICTURES;

/** What axe finds on the page, at each width, in light and dark; and that nothing is cut off. */
async function inspect(page: Page, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} at ${width} px is wider than the screen`).toBe(0);
      if (pictures) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({
          path: `${pictures}/${name}-${width}-${colorScheme}.png`,
          fullPage: true,
        });
      }
    }
    // Evaluated, since the page's own policy lets no foreign script in.
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run: () => Promise<{ violations: object[] }> } })
        .axe;
      return (await axe.run()).violations;
    });
    expect(violations, `${name}, ${colorScheme}`).toEqual([]);
  }
}

test("axe finds nothing on any page, and no page is wider than its screen", async ({
  page,
  complaints,
}) => {
  test.setTimeout(240_000);
  await page.goto("/");
  await inspect(page, "home");
  await page.goto("/exams/csm");
  await inspect(page, "start");
  await page.goto("/history");
  await inspect(page, "history-empty");
  await page.goto("/retakes");
  await inspect(page, "retakes-empty");
  await page.goto("/sign-in");
  await inspect(page, "sign-in");
  await page.goto("/account");
  await inspect(page, "account-new");
  await page.getByLabel("E-mail").fill("somebody@example.org");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByText("The password needs 10 to 128 characters.")).toBeVisible();
  await inspect(page, "account-refused");

  for (const right of [12, 30]) {
    await startExam(page);
    for (let n = 1; n <= 32; n++) {
      await answer(page, n <= right);
      await page.getByRole("button", { name: "Next" }).click();
    }
    await page.getByRole("button", { name: "Flag for review" }).click();
    await saved(page);
    if (right === 12) {
      await page.getByRole("button", { name: "Previous" }).click();
      await inspect(page, "room");
      await page.getByText("All questions").click();
      await inspect(page, "room-all-questions");
      await page.goto("/");
      await inspect(page, "home-open");
      await page.getByRole("link", { name: "Continue the exam" }).click();
      await expect(page.locator("main[data-ready=true]")).toBeVisible();
      await page.getByRole("link", { name: "Check and submit" }).click();
      await expect(page.getByRole("button", { name: "Submit the exam" })).toBeVisible();
      await inspect(page, "check");
      await page.getByRole("link", { name: "Back to the questions" }).click();
      await expect(page.locator("main[data-ready=true]")).toBeVisible();
    }
    await submit(page);
  }
  await inspect(page, "result");
  await page.getByRole("link", { name: /Review the/ }).click();
  await expect(page.getByText("Your answer, wrong").first()).toBeVisible();
  await inspect(page, "review");
  await page.goto("/history");
  await inspect(page, "history");
  await page.goto("/retakes");
  await page.getByLabel("Day of registration").fill("2026-11-01");
  await page.getByRole("button", { name: "Save the day" }).click();
  await expect(page.getByRole("row", { name: "Attempts used" })).toBeVisible();
  await inspect(page, "retakes");
  await page.goto("/");
  await inspect(page, "home-after");
  await page.goto("/account");
  await page.getByLabel("E-mail").fill("axe@example.org");
  await page.getByLabel("Password").fill("a password of axe");
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.waitForURL("/history");
  await page.goto("/account");
  await inspect(page, "account");
  await page.goto("/nothing");
  await inspect(page, "not-found");
  expect(complaints.filter((text) => !text.includes("status of 404"))).toEqual([]);
  complaints.length = 0;
});
