import { answer, expect, saved, startExam, submit, test } from "./fixtures.ts";

test("a guest becomes an account, keeps the history, and finds it after signing in elsewhere", async ({
  page,
  browser,
  server,
}) => {
  await startExam(page);
  await answer(page, true);
  await saved(page);
  await submit(page);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Create one" }).click();
  await page.getByLabel("E-mail").fill("candidate@example.org");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByText("The password needs 10 to 128 characters.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("candidate@example.org");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByRole("cell", { name: "1/50" })).toBeVisible();

  const elsewhere = await browser.newContext({ baseURL: server.origin });
  const other = await elsewhere.newPage();
  await other.goto("/sign-in");
  await other.getByLabel("E-mail").fill("Candidate@example.org");
  await other.getByLabel("Password").fill("wrong horse battery");
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByText("E-mail and password do not match. Check both.")).toBeVisible();
  await other.getByLabel("Password").fill("correct horse battery");
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("cell", { name: "1/50" })).toBeVisible();

  // Signing out ends it everywhere, at once.
  await other.goto("/account");
  await other.getByRole("button", { name: "Sign out" }).click();
  await other.waitForURL("/");
  await page.goto("/history");
  await expect(page.getByText("Your finished exams will be here")).toBeVisible();
  await elsewhere.close();
});

test("finished exams count against the retake rule, and both readings are said where they differ", async ({
  page,
}) => {
  for (let n = 0; n < 2; n++) {
    await startExam(page);
    await submit(page);
  }
  await page.goto("/retakes");
  await page.getByRole("button", { name: "Save the day" }).click();
  await expect(page.getByText("Enter the day as year, month and day")).toBeVisible();
  const today = await page.evaluate(() => new Date().toLocaleDateString("sv"));
  await page.getByLabel("Day of registration").fill(today);
  await page.getByRole("button", { name: "Save the day" }).click();
  await expect(page.getByRole("row", { name: "Attempts used 2" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Free attempts left 1" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Days left 90" })).toBeVisible();
  await expect(page.getByRole("row", { name: "The next attempt costs nothing" })).toBeVisible();
  await expect(
    page.getByText(
      "2 free attempts in all, counted from the welcome e-mail”, the next attempt would cost $25",
    ),
  ).toBeVisible();
  await page.goto("/");
  await expect(page.getByText("90 days left to use a free attempt.")).toBeVisible();
});
