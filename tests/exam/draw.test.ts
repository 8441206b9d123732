import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { draw } from "../../exam/draw.ts";
import { type AreaId, areaIds } from "../../exam/question.ts";
import { loadBank } from "../../questions/check/load.ts";

const loaded = loadBank(fileURLToPath(new URL("../../questions", import.meta.url)), "csm");
if (!loaded.ok) throw new Error("the real bank has faults");
const { blueprint, questions } = loaded.bank;
const nothingSeen = new Map<string, number>();

function drawn(seed: number, seen: ReadonlyMap<string, number> = nothingSeen) {
  const result = draw(questions, blueprint, seed, seen);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.paper;
}

test("10,000 draws over the real bank: exact counts, no repeats, every question about equally often", () => {
  const draws = 10_000;
  const times = new Map<string, number>();
  for (let seed = 0; seed < draws; seed++) {
    const paper = drawn(seed);
    const inArea = new Map<AreaId, number>();
    for (const { question } of paper) {
      times.set(question.id, (times.get(question.id) ?? 0) + 1);
      inArea.set(question.area, (inArea.get(question.area) ?? 0) + 1);
    }
    expect(new Set(paper.map(({ question }) => question.id)).size, `seed ${seed}`).toBe(50);
    for (const area of blueprint.areas)
      expect(inArea.get(area.id), `seed ${seed}`).toBe(area.questions);
  }
  for (const area of blueprint.areas) {
    const ofArea = questions.filter((question) => question.area === area.id);
    const share = area.questions / ofArea.length;
    // Each question's count is binomial; five standard deviations are met once in 1.7 million.
    const tolerance = 5 * Math.sqrt(draws * share * (1 - share));
    for (const { id } of ofArea) {
      expect(Math.abs((times.get(id) ?? 0) - draws * share), id).toBeLessThan(tolerance);
    }
  }
});

test("the key stands at each of the four places about equally often, whatever the stored order", () => {
  const places = [0, 0, 0, 0];
  const draws = 1_000;
  for (let seed = 0; seed < draws; seed++) {
    for (const { question, optionOrder } of drawn(seed)) {
      const place = optionOrder.findIndex((index) => question.options[index]?.correct);
      places[place] = (places[place] ?? 0) + 1;
    }
  }
  const expected = (draws * 50) / 4;
  for (const count of places) expect(Math.abs(count - expected) / expected).toBeLessThan(0.03);
});

test("the same seed gives the same paper, in whatever order the bank was read", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const again = draw([...questions].reverse(), blueprint, seed, nothingSeen);
      expect(again).toEqual({ ok: true, paper: drawn(seed) });
    }),
    { numRuns: 50 },
  );
});

test("option orders are permutations of the four options", () => {
  for (const { optionOrder } of drawn(7)) expect([...optionOrder].sort()).toEqual([0, 1, 2, 3]);
});

test("three papers in a row repeat no question, and later ones those met least often first", () => {
  const seen = new Map<string, number>();
  for (let round = 0; round < 3; round++) {
    for (const { question } of drawn(round, seen)) {
      expect(seen.has(question.id), `${question.id} in round ${round}`).toBe(false);
      seen.set(question.id, 1);
    }
  }
  for (const { question } of drawn(3, seen))
    seen.set(question.id, (seen.get(question.id) ?? 0) + 1);
  for (const area of areaIds) {
    const counts = questions
      .filter((question) => question.area === area)
      .map(({ id }) => seen.get(id) ?? 0);
    // Nobody is met a second time while another of the area was never met.
    expect(Math.max(...counts) - Math.min(...counts), area).toBeLessThanOrEqual(1);
  }
});

test("a bank short of questions is refused, and every short area named with its numbers", () => {
  const short = questions.filter(
    ({ area }, index) => area !== "scrum-values" && (area !== "scrum-team" || index % 9 === 0),
  );
  const left = short.filter(({ area }) => area === "scrum-team").length;
  expect(left).toBeLessThan(10);
  expect(draw(short, blueprint, 1, nothingSeen)).toEqual({
    ok: false,
    reason: "bank-too-small",
    shortages: [
      { area: "scrum-values", needed: 3, available: 0 },
      { area: "scrum-team", needed: 10, available: left },
    ],
  });
});
