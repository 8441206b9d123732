import "server-only";
import type { AnswerInput, FinishReason } from "../exam/attempt.ts";
import { type Rules, rulesSchema } from "../exam/blueprint.ts";
import { remainingMs } from "../exam/clock.ts";
import {
  type AreaId,
  keyOf,
  type PresentedQuestion,
  present,
  type Question,
  questionSchema,
} from "../exam/question.ts";
import { type AreaScore, passed, score } from "../exam/score.ts";
import { finishExpiredOf } from "./attempts.ts";
import { bank } from "./bank.ts";
import { db } from "./db.ts";
import type { UserId } from "./user.ts";

/** All that the exam room is given: nothing here tells which option is right. */
export type OpenPaper = {
  state: "open";
  attemptId: string;
  rules: Rules;
  remainingMs: number;
  questions: (PresentedQuestion & { position: number; answer: AnswerInput })[];
};

export type FinishedAttempt = {
  state: "finished";
  attemptId: string;
  rules: Rules;
  startedAt: Date;
  finishedAt: Date;
  reason: FinishReason;
  right: number;
  answered: number;
  passed: boolean;
  areas: AreaScore[];
};

export type ReviewOption = {
  text: string;
  rationale: string;
  /** The misconception behind a wrong option, by its number. */
  trap: string | null;
  correct: boolean;
  chosen: boolean;
};
export type ReviewedQuestion = {
  position: number;
  area: AreaId;
  stem: string;
  options: ReviewOption[];
  source: Question["source"];
  answered: boolean;
  right: boolean;
  flagged: boolean;
};

/** The attempt as its owner may see it now; null if it is not theirs or does not exist. */
export async function findAttempt(
  user: UserId,
  attemptId: string,
  now: Date,
): Promise<OpenPaper | FinishedAttempt | null> {
  const attempt = await readAttempt(user, attemptId, now);
  if (attempt === null) return null;
  const { rules, finishedAt, finishReason, right } = attempt;
  if (finishedAt === null || finishReason === null || right === null) {
    return {
      state: "open",
      attemptId,
      rules,
      remainingMs: remainingMs(attempt.deadlineAt, now),
      questions: attempt.answers.map(({ question, optionOrder, position, ...answer }) => ({
        position,
        ...present(question, optionOrder),
        answer: {
          revision: answer.revision,
          choice: answer.choice,
          flagged: answer.flagged,
          struck: answer.struck,
        },
      })),
    };
  }
  const marked = attempt.answers.map(({ question, optionOrder, choice }) => ({
    area: question.area,
    key: keyOf(question),
    chosen: storedIndex(optionOrder, choice),
  }));
  const areas = bank().blueprint.areas.map((area) => area.id);
  const scored = score(marked, areas);
  return {
    state: "finished",
    attemptId,
    rules,
    startedAt: attempt.startedAt,
    finishedAt,
    reason: finishReason === "submitted" ? "submitted" : "time-is-up",
    right,
    answered: scored.answered,
    passed: passed(right, rules.passMark),
    areas: scored.areas,
  };
}

/** Every question with keys and reasons; null while the attempt is open, as for one that is not theirs. */
export async function findReview(
  user: UserId,
  attemptId: string,
  now: Date,
): Promise<ReviewedQuestion[] | null> {
  const attempt = await readAttempt(user, attemptId, now);
  if (attempt === null || attempt.finishedAt === null) return null;
  return attempt.answers.map(({ question, optionOrder, position, choice, flagged }) => {
    const chosen = storedIndex(optionOrder, choice);
    return {
      position,
      area: question.area,
      stem: question.stem,
      options: optionOrder.map((index) => {
        const option = question.options[index];
        if (option === undefined) throw new Error(`${question.id} has no option ${index}`);
        const { text, rationale, correct, trap = null } = option;
        return { text, rationale, trap, correct: correct === true, chosen: index === chosen };
      }),
      source: question.source,
      answered: choice !== null,
      right: chosen === keyOf(question),
      flagged,
    };
  });
}

async function readAttempt(user: UserId, attemptId: string, now: Date) {
  await finishExpiredOf(user, now);
  const database = await db();
  const attempt = await database.attempt.findFirst({
    where: { id: attemptId, userId: user },
    include: { answers: { include: { version: true }, orderBy: { position: "asc" } } },
  });
  if (attempt === null) return null;
  return {
    ...attempt,
    rules: rulesSchema.parse(attempt.rules),
    answers: attempt.answers.map(({ version, ...answer }) => ({
      ...answer,
      question: questionSchema.parse(version.content),
    })),
  };
}

function storedIndex(optionOrder: readonly number[], choice: number | null): number | null {
  return choice === null ? null : (optionOrder[choice] ?? null);
}
