import type { AreaId } from "./question.ts";

/** A question of a finished paper: its area, the stored index of its key and of the option chosen. */
export type Marked = { area: AreaId; key: number; chosen: number | null };
export type AreaScore = { area: AreaId; right: number; questions: number };
export type Score = { right: number; answered: number; areas: AreaScore[] };

/** One point a question whose key was chosen; nothing is taken off for a wrong or missing answer. */
export function score(paper: readonly Marked[], areas: readonly AreaId[]): Score {
  return {
    right: paper.filter(isRight).length,
    answered: paper.filter((marked) => marked.chosen !== null).length,
    areas: areas.map((area) => {
      const inArea = paper.filter((marked) => marked.area === area);
      return { area, right: inArea.filter(isRight).length, questions: inArea.length };
    }),
  };
}

export function isRight(marked: Pick<Marked, "key" | "chosen">): boolean {
  return marked.chosen === marked.key;
}

/** The pass mark itself passes: 37 of 50 in the CSM test. */
export function passed(right: number, passMark: number): boolean {
  return right >= passMark;
}
