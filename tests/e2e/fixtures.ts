import { test as base, expect, type Page } from "@playwright/test";
import { loadBank } from "../../questions/check/load.ts";
import { Server } from "./server.ts";

export { expect };

const loaded = loadBank("questions", "csm");
if (!loaded.ok) throw new Error("the bank has faults");
const byStem = new Map(loaded.bank.questions.map((question) => [question.stem, question]));

type Fixtures = { complaints: string[] };
type WorkerFixtures = { server: Server };

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from here.
    async ({}, use) => {
      const server = new Server();
      await server.start();
      await use(server);
      await server.remove();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  // What the browser complains about fails the test; a test that provokes it empties the list.
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** From the start page into the room. Returns the attempt's address. */
export async function startExam(page: Page, origin = ""): Promise<string> {
  await page.goto(`${origin}/exams/csm`);
  await page.getByRole("button", { name: "Start the exam" }).click();
  await page.waitForURL(/\/attempts\/[0-9a-f-]+$/);
  await expect(page.locator("main[data-ready=true]")).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Chooses the key of the question shown, or a wrong option. */
export async function answer(page: Page, right: boolean): Promise<void> {
  const stem = await page.locator("legend").textContent();
  const question = byStem.get(stem ?? "");
  if (question === undefined) throw new Error(`not of the bank: ${stem}`);
  const option = question.options.find(({ correct }) => (correct === true) === right);
  await page
    .locator("label")
    .filter({ hasText: option?.text ?? "" })
    .last()
    .click();
}

/** Answers all questions in order, the first `right` of them with their keys. */
export async function answerAll(page: Page, right: number): Promise<void> {
  for (let n = 1; n <= 50; n++) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Question ${n} of 50`);
    await answer(page, n <= right);
    if (n < 50) await page.getByRole("button", { name: "Next" }).click();
  }
  await saved(page);
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole("status")).toHaveText("Saved");
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Check and submit" }).click();
  await page.getByRole("button", { name: "Submit the exam" }).click();
  await page.waitForURL(/\/result$/);
}

export function chosenOption(page: Page) {
  return page.locator("label:has(:checked) span").last();
}
