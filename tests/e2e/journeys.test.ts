import {
  answer,
  answerAll,
  chosenOption,
  expect,
  saved,
  startExam,
  submit,
  test,
} from "./fixtures.ts";
import { Server } from "./server.ts";

const hourMs = 3_600_000;

for (const [right, verdict] of [
  [37, "Passed: 37 of 50"],
  [36, "Not passed: 36 of 50"],
] as const) {
  test(`sitting a whole exam with ${right} right answers ends in "${verdict}"`, async ({
    page,
  }) => {
    await startExam(page);
    await answerAll(page, right);
    await submit(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(verdict);
    const missed = 50 - right;
    await page.getByRole("link", { name: `Review the ${missed} questions you missed` }).click();
    await expect(page.getByText("Your answer, wrong")).toHaveCount(missed);
    await expect(page.getByText("Right answer", { exact: true })).toHaveCount(missed);
    await page.getByRole("link", { name: "All (50)" }).click();
    await expect(page.getByText("Your answer, right")).toHaveCount(right);
    const sources = page.getByText(/^Source: /);
    await expect(sources).toHaveCount(50);

    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByRole("cell", { name: `${right}/50` })).toBeVisible();
    await page.goto("/");
    await expect(
      page.getByText(`${right} of 50, ${right === 37 ? "passed" : "not passed"}, on`),
    ).toBeVisible();
  });
}

test("a flag, a cleared answer and an unanswered question are counted on the check page", async ({
  page,
}) => {
  await startExam(page);
  await answer(page, true);
  await page.getByRole("button", { name: "Flag for review" }).click();
  await expect(page.getByRole("button", { name: "Flagged" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("button", { name: "Next" }).click();
  await answer(page, false);
  await page.getByRole("button", { name: "Clear answer" }).click();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await saved(page);
  await page.getByText("All questions").click();
  await expect(page.getByRole("button", { name: /^1\s*, answered, flagged$/ })).toBeVisible();
  await page.getByRole("link", { name: "Check and submit" }).click();
  await expect(page.getByText("1 answered, 49 not answered, 1 flagged")).toBeVisible();
  await page.getByRole("link", { name: "Question 7", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Question 7 of 50");
});

test("going back and forward brings the room back with the answers given since", async ({
  page,
}) => {
  await startExam(page);
  await answer(page, true);
  const chosen = await chosenOption(page).textContent();
  await saved(page);
  // Longer in the room than a mount takes.
  await expect(page.getByRole("timer")).toHaveText(/59:5[0-6]/, { timeout: 15_000 });
  await page.goBack();
  await page.waitForURL("/exams/csm");
  await page.goForward();
  await expect(chosenOption(page)).toHaveText(chosen ?? "nothing chosen");
});

test("at zero the room says that time is up, and the result counts what was saved", async ({
  page,
}) => {
  const server = new Server();
  await server.start();
  try {
    await page.clock.install();
    await startExam(page, server.origin);
    for (let n = 0; n < 3; n++) {
      await answer(page, true);
      await page.getByRole("button", { name: "Next" }).click();
    }
    await saved(page);
    const clock = page.getByRole("timer");
    await page.getByRole("button", { name: "Hide" }).click();
    await expect(clock).toHaveCount(0);
    await page.clock.fastForward("55:30");
    await expect(clock).toHaveText(/^0?[34]:\d\d$/);

    server.setClockAhead(hourMs + 5_000);
    await page.clock.fastForward("04:31");
    const heading = page.getByRole("heading", {
      name: "Time is up. Your 3 answers are submitted.",
    });
    await expect(heading).toBeFocused();
    await page.getByRole("link", { name: "See your result" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not passed: 3 of 50");
    await expect(page.getByText("The 3 answers you saved were marked.")).toBeVisible();
    await page.close();
  } finally {
    await server.remove();
  }
});

test("an exam left in a closed browser has ended at its deadline when somebody looks", async ({
  browser,
}) => {
  const server = new Server();
  await server.start();
  try {
    const context = await browser.newContext({ baseURL: server.origin });
    const page = await context.newPage();
    const attempt = await startExam(page);
    await answer(page, true);
    await saved(page);
    await page.close();
    server.setClockAhead(24 * hourMs);
    const later = await context.newPage();
    await later.goto("/");
    await expect(later.getByText("1 of 50, not passed")).toBeVisible();
    await later.goto(`${attempt}/result`);
    await expect(later.getByText("Time was up on")).toBeVisible();
    await context.close();
  } finally {
    await server.remove();
  }
});

test("a reload and kill -9 of the server in mid-exam lose no acknowledged answer", async ({
  page,
  complaints,
}) => {
  const server = new Server();
  await server.start();
  try {
    const attempt = await startExam(page, server.origin);
    const chosen: (string | null)[] = [];
    for (let n = 0; n < 5; n++) {
      await answer(page, n % 2 === 0);
      chosen.push(await chosenOption(page).textContent());
      await page.getByRole("button", { name: "Next" }).click();
    }
    await saved(page);
    await expectChosen();

    await server.kill();
    await page.locator("label").first().click();
    const waiting = await chosenOption(page).textContent();
    await expect(page.getByRole("status")).toHaveText(/Not saved: 1 waiting/);
    await server.start();
    // What waited is sent when the server is back; nobody has to press anything.
    await expect(page.getByRole("status")).toHaveText("Saved", { timeout: 30_000 });
    chosen[4] = waiting;
    await expectChosen();
    expect(complaints.filter((text) => !text.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
    complaints.length = 0;
    await page.close();

    async function expectChosen() {
      await page.goto(`${server.origin}${attempt}`);
      await expect(page.locator("main[data-ready=true]")).toBeVisible();
      for (const [index, text] of chosen.entries()) {
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(
          `Question ${index + 1} of 50`,
        );
        await expect(chosenOption(page)).toHaveText(text ?? "nothing chosen");
        if (index < chosen.length - 1) await page.getByRole("button", { name: "Next" }).click();
      }
    }
  } finally {
    await server.remove();
  }
});
