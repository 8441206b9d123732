import { afterEach, expect, test, vi } from "vitest";
import { createSaver, type SaveReply, sendTo } from "@/app/(room)/attempts/[attempt]/saver.ts";

const answer = (revision: number) => ({ revision, choice: 1, flagged: false, struck: [] });
const acknowledged: SaveReply = { kind: "saved", remainingMs: 1_000 };

afterEach(() => vi.unstubAllGlobals());

/** A saver whose sends are answered by hand, one after another. */
function saverByHand() {
  const sent: { position: number; revision: number; reply: (reply: SaveReply) => void }[] = [];
  const states: [number, boolean][] = [];
  const refused: string[] = [];
  const saver = createSaver(
    (position, { revision }) =>
      new Promise((reply) => {
        sent.push({ position, revision, reply });
      }),
    {
      onState: (waiting, failing) => states.push([waiting, failing]),
      onSaved: () => undefined,
      onRefused: (reason, position) => refused.push(`${reason} ${position}`),
    },
  );
  async function reply(index: number, how: SaveReply) {
    sent[index]?.reply(how);
    // Lets everything that hangs on the reply run.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { saver, sent, states, refused, reply };
}

test("nothing is told as saved before the server has acknowledged it", async () => {
  const { saver, states, reply } = saverByHand();
  saver.save(1, answer(1));
  saver.save(2, answer(1));
  expect(states.at(-1)).toEqual([2, false]);
  await reply(0, acknowledged);
  expect(states.at(-1)).toEqual([1, false]);
  await reply(1, acknowledged);
  expect(states.at(-1)).toEqual([0, false]);
});

test("a newer answer to the same question is sent after the one under way, and only the newest", async () => {
  const { saver, sent, reply } = saverByHand();
  saver.save(1, answer(1));
  saver.save(1, answer(2));
  saver.save(1, answer(3));
  await reply(0, acknowledged);
  expect(sent.map(({ revision }) => revision)).toEqual([1, 3]);
  await reply(1, acknowledged);
  expect(saver.waiting()).toBe(0);
});

test("a failed save is told, kept, and sent again when the network is back", async () => {
  const { saver, sent, states, reply } = saverByHand();
  saver.save(1, answer(1));
  await reply(0, { kind: "failed" });
  expect(states.at(-1)).toEqual([1, true]);
  expect(sent.length).toBe(1);
  saver.retryNow();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent.length).toBe(2);
  await reply(1, acknowledged);
  expect(states.at(-1)).toEqual([0, false]);
});

test("a refused answer is told with its question and not sent again", async () => {
  const { saver, sent, refused, reply } = saverByHand();
  saver.save(7, answer(1));
  await reply(0, { kind: "refused", reason: "time-is-up" });
  expect(refused).toEqual(["time-is-up 7"]);
  expect(saver.waiting()).toBe(0);
  expect(sent.length).toBe(1);
});

test.each([
  ["a hotel's log-in page with status 200", new Response("<html>Welcome</html>"), "failed"],
  ["JSON that is not ours", Response.json({ ok: true }), "failed"],
  ["a server error", Response.json({ message: "no" }, { status: 503 }), "failed"],
  ["an unknown reason", Response.json({ reason: "mood" }, { status: 409 }), "failed"],
  ["our acknowledgement", Response.json({ revision: 1, remainingMs: 5 }), "saved"],
  ["our refusal", Response.json({ reason: "stale-revision" }, { status: 409 }), "refused"],
])("%s counts as what it is", async (_, response, kind) => {
  vi.stubGlobal("fetch", async () => response);
  expect((await sendTo("id")(1, answer(1))).kind).toBe(kind);
});

test("a network that is gone is a failure, not an error", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  expect(await sendTo("id")(1, answer(1))).toEqual({ kind: "failed" });
});
