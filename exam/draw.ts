import type { Blueprint } from "./blueprint.ts";
import type { AreaId } from "./question.ts";
import { type Random, randomFrom, shuffle } from "./random.ts";

/** What drawing needs to know of a question. */
export type Drawable = { id: string; area: AreaId };
/** One question of a paper: which, and its options' stored indices in the order shown. */
export type Drawn<Q extends Drawable> = { question: Q; optionOrder: number[] };
export type Shortage = { area: AreaId; needed: number; available: number };
export type DrawResult<Q extends Drawable> =
  | { ok: true; paper: Drawn<Q>[] }
  | { ok: false; reason: "bank-too-small"; shortages: Shortage[] };

const optionsPerQuestion = 4;

/**
 * Draws a paper: exact counts per area, no question twice, those this candidate has met least often
 * first, questions and options in drawn order. The same arguments give the same paper.
 * `seen` counts by question id how often this candidate was shown it.
 * Refused with every short area named when the bank cannot fill the blueprint.
 */
export function draw<Q extends Drawable>(
  bank: readonly Q[],
  blueprint: Pick<Blueprint, "areas">,
  seed: number,
  seen: ReadonlyMap<string, number>,
): DrawResult<Q> {
  const random = randomFrom(seed);
  // Sorted, so that a paper does not depend on the order in which files or rows were read.
  const sorted = [...bank].sort((a, b) => (a.id < b.id ? -1 : 1));
  const shortages: Shortage[] = [];
  const chosen: Q[] = [];
  for (const { id: area, questions: needed } of blueprint.areas) {
    const candidates = sorted.filter((question) => question.area === area);
    if (candidates.length < needed) shortages.push({ area, needed, available: candidates.length });
    else chosen.push(...leastSeen(candidates, needed, seen, random));
  }
  if (shortages.length > 0) return { ok: false, reason: "bank-too-small", shortages };
  const paper = shuffle(chosen, random).map((question) => ({
    question,
    optionOrder: shuffle([...Array(optionsPerQuestion).keys()], random),
  }));
  return { ok: true, paper };
}

function leastSeen<Q extends Drawable>(
  candidates: readonly Q[],
  needed: number,
  seen: ReadonlyMap<string, number>,
  random: Random,
): Q[] {
  const timesSeen = (question: Q) => seen.get(question.id) ?? 0;
  // A stable sort keeps the shuffled order among questions met equally often.
  return shuffle(candidates, random)
    .sort((a, b) => timesSeen(a) - timesSeen(b))
    .slice(0, needed);
}
