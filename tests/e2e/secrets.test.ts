import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import messages from "../../messages/en.json" with { type: "json" };
import { answer, expect, saved, startExam, submit, test } from "./fixtures.ts";
import { Server } from "./server.ts";

const marks = { key: "MARKOFKEY", rationale: "MARKOFRATIONALE" };
/** The trap of every wrong option of the marked bank, and the words the review has for it. */
const trap = { code: "M77", words: messages.traps.M77 };

/** The real bank with a mark in every rationale: one for keys, one for wrong options. */
function markedBank(): string {
  const folder = mkdtempSync(join(tmpdir(), "marked-bank-"));
  cpSync("questions", folder, { recursive: true });
  for (const file of readdirSync(join(folder, "csm"), { recursive: true, encoding: "utf8" })) {
    const path = join(folder, "csm", file);
    if (!/\/.*\.yaml$/.test(file)) continue;
    const document = parseDocument(readFileSync(path, "utf8"));
    for (const index of [0, 1, 2, 3]) {
      const mark = document.getIn(["options", index, "correct"]) ? marks.key : marks.rationale;
      const rationale = document.getIn(["options", index, "rationale"]);
      document.setIn(["options", index, "rationale"], `${rationale} ${mark}`);
      if (mark === marks.rationale) document.setIn(["options", index, "trap"], trap.code);
    }
    writeFileSync(path, document.toString());
  }
  return folder;
}

test("no key, rationale or trap leaves the server while the attempt is open; the review has them", async ({
  page,
}) => {
  const bank = markedBank();
  const server = new Server({ QUESTIONS_DIR: bank });
  await server.start();
  const bodies: { url: string; body: string }[] = [];
  let reading: Promise<unknown> = Promise.resolve();
  page.on("response", (response) => {
    const url = response.url();
    const text = response.text().then(
      (body) => bodies.push({ url, body: `${JSON.stringify(response.headers())}${body}` }),
      () => undefined,
    );
    reading = Promise.all([reading, text]);
  });
  try {
    await page.goto(server.origin);
    const room = await startExam(page, server.origin);
    await answer(page, false);
    await saved(page);
    await page.goto(`${server.origin}${room}/check`);
    await expect(page.getByRole("button", { name: "Submit the exam" })).toBeVisible();
    // Pages that are not open yet, and the same ones as the router's own payload.
    for (const path of [
      room,
      `${room}/check`,
      `${room}/result`,
      `${room}/review`,
      "/history",
      "/",
    ]) {
      for (const headers of [{}, { RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }]) {
        const response = await page.request.get(`${server.origin}${path}`, { headers });
        bodies.push({ url: `${path} ${JSON.stringify(headers)}`, body: await response.text() });
      }
    }
    const put = await page.request.put(`${server.origin}/api${room}/answers/2`, {
      headers: { Origin: server.origin },
      data: { revision: 1, choice: 0, flagged: false, struck: [] },
    });
    bodies.push({ url: "PUT", body: await put.text() });
    await reading;

    const paper = bodies.find(({ url }) => url.startsWith(`${room} `));
    expect(paper?.body, "the paper itself was read").toContain("options");
    for (const { url, body } of bodies) {
      expect(body, url).not.toMatch(
        /MARKOF|rationale|optionOrder|versionHash|"correct"|\\"correct\\"/,
      );
      // A trap's code, as a value.
      expect(body, url).not.toContain(trap.words);
      expect(body, url).not.toMatch(/"M(0[1-9]|[1-9]\d|10\d|110)\\?"/);
    }

    await page.goto(`${server.origin}${room}/check`);
    await page.getByRole("button", { name: "Submit the exam" }).click();
    await page.waitForURL(/\/result$/);
    const review = await (await page.request.get(`${server.origin}${room}/review`)).text();
    for (const mark of [...Object.values(marks), trap.words]) expect(review).toContain(mark);
    await page.close();
  } finally {
    await server.remove();
    rmSync(bank, { recursive: true });
  }
});

test("a second user finds nothing of a first one's attempt, on pages and API", async ({
  page,
  browser,
  server,
  complaints,
}) => {
  const attempt = await startExam(page);
  await answer(page, true);
  await saved(page);
  const context = await browser.newContext({ baseURL: server.origin });
  const other = await context.newPage();
  await startExam(other);
  const nobodys = "/attempts/01234567-89ab-4def-8123-456789abcdef";
  for (const path of ["", "/check", "/result", "/review"]) {
    const foreign = await other.goto(`${attempt}${path}`);
    expect(foreign?.status(), path).toBe(404);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    expect((await other.request.get(`${nobodys}${path}`)).status(), path).toBe(404);
  }
  const data = { revision: 99, choice: 1, flagged: false, struck: [] };
  const headers = { Origin: server.origin };
  const replies = await Promise.all(
    [attempt, nobodys].map((path) => other.request.put(`/api${path}/answers/1`, { headers, data })),
  );
  for (const reply of replies) {
    expect(reply.status()).toBe(404);
    expect(await reply.json()).toEqual({ reason: "not-found" });
  }
  await page.reload();
  await submit(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not passed: 1 of 50");
  complaints.length = 0;
  await context.close();
});

const good = { revision: 1, choice: 1, flagged: false, struck: [] };

test("bad input gets a 4xx with a short reason, and nothing is stored", async ({
  page,
  server,
  request,
}) => {
  const attempt = await startExam(page);
  const url = `/api${attempt}/answers`;
  const origin = { Origin: server.origin, "Content-Type": "application/json" };
  const cases: [string, string, Record<string, string>, string, number][] = [
    ["no origin", `${url}/1`, { "Content-Type": "application/json" }, JSON.stringify(good), 403],
    [
      "another origin",
      `${url}/1`,
      { ...origin, Origin: "https://evil.example" },
      JSON.stringify(good),
      403,
    ],
    ["a null origin", `${url}/1`, { ...origin, Origin: "null" }, JSON.stringify(good), 403],
    ["not JSON", `${url}/1`, origin, "choice=1", 400],
    [
      "not said to be JSON",
      `${url}/1`,
      { ...origin, "Content-Type": "text/plain" },
      JSON.stringify(good),
      400,
    ],
    ["a huge body", `${url}/1`, origin, JSON.stringify({ ...good, x: "x".repeat(3_000_000) }), 413],
    ["an option that isn't there", `${url}/1`, origin, JSON.stringify({ ...good, choice: 4 }), 422],
    ["two options", `${url}/1`, origin, JSON.stringify({ ...good, choice: [0, 1] }), 422],
    ["a score of one's own", `${url}/1`, origin, JSON.stringify({ ...good, right: 50 }), 422],
    ["an operator", `${url}/1`, origin, JSON.stringify({ ...good, revision: { gt: 0 } }), 422],
    ["null", `${url}/1`, origin, "null", 422],
    ["position 0", `${url}/0`, origin, JSON.stringify(good), 404],
    ["position 51", `${url}/51`, origin, JSON.stringify(good), 404],
    ["position -1", `${url}/-1`, origin, JSON.stringify(good), 404],
    ["an id that isn't one", `/api/attempts/1/answers/1`, origin, JSON.stringify(good), 404],
    [
      "a path for an id",
      `/api/attempts/..%2F..%2Fetc/answers/1`,
      origin,
      JSON.stringify(good),
      404,
    ],
  ];
  for (const [name, path, headers, data, status] of cases) {
    const reply = await page.request.put(path, { headers, data: Buffer.from(data) });
    expect(reply.status(), name).toBe(status);
    expect(Object.keys(await reply.json()), name).toEqual(["reason"]);
  }
  const visitor = await request.put(`${url}/1`, { headers: origin, data: good });
  expect(visitor.status(), "a visitor without a session").toBe(404);
  const forged = { ...origin, Cookie: "next-auth.session-token=forged" };
  expect(
    (await request.put(`${url}/1`, { headers: forged, data: good })).status(),
    "a forged one",
  ).toBe(404);

  await page.reload();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await submit(page);
  await expect(page.getByText("50 questions were left unanswered.")).toBeVisible();
  const late = await page.request.put(`${url}/1`, { headers: origin, data: good });
  expect(late.status()).toBe(409);
  expect(await late.json()).toEqual({ reason: "already-submitted" });
  for (const path of ["/attempts/1", "/attempts/..%2f", "/exams/other", "/nothing"]) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
});

test("every answer of the server carries the headers that protect it", async ({ request }) => {
  for (const path of ["/", "/nothing", "/exams/csm", "/api/attempts/1/answers/1"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});
