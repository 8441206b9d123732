import { z } from "zod";
import { guideHeadings } from "./guide.ts";

/** The seven areas of the CSM test, in the order the blueprint and every report use. */
export const areaIds = [
  "scrum-and-agile",
  "scrum-theory",
  "scrum-values",
  "scrum-team",
  "scrum-master",
  "scrum-events",
  "scrum-artifacts",
] as const;
export type AreaId = (typeof areaIds)[number];

export const levels = ["recall", "understanding", "application", "analysis"] as const;

/**
 * Objectives by number, as Scrum Alliance counts them in its January 2022 documents:
 * SF = Scrum Foundations (24), CSM = Certified ScrumMaster (28).
 */
const objectiveCounts = { SF: [7, 2, 6, 9], CSM: [16, 3, 9] } as const;
export const objectiveIds: readonly string[] = Object.entries(objectiveCounts).flatMap(
  ([list, counts]) =>
    counts.flatMap((count, chapter) =>
      Array.from({ length: count }, (_, i) => `${list}-${chapter + 1}.${i + 1}`),
    ),
);

const text = z.string().trim().min(1);

const optionSchema = z.strictObject({
  text: text.describe("What the candidate reads. Same class, grammar and length as its siblings."),
  correct: z.literal(true).optional().describe("On the key only."),
  trap: z
    .string()
    .regex(/^M(0[1-9]|[1-9]\d|10\d|110)$/)
    .optional()
    .describe("The misconception behind a wrong option, M01-M110."),
  rationale: text.describe("Why this option is right or wrong; shown in the review only."),
});

const sourceSchema = z.union([
  z.strictObject({
    guide: z.enum(guideHeadings).describe("A heading of the Scrum Guide, November 2020."),
  }),
  z.strictObject({
    other: z.enum(["Agile Manifesto", "CSM learning objectives 2022"]),
    about: text.describe("Where in that source."),
  }),
]);

/** One question as its file says it. Unknown keys are faults. */
export const questionSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(60)
      .describe("The file's name without its ending; for ever."),
    area: z.enum(areaIds),
    objective: z
      .enum(objectiveIds, { error: "is the number of a learning objective, for example CSM-1.8" })
      .describe("Learning objective, for example CSM-1.8 or SF-3.2."),
    level: z.enum(levels),
    difficulty: z.int().min(1).max(5).describe("1: nine in ten know it; 5: fewer than 45 % do."),
    stem: text.refine((stem) => stem.endsWith("?"), "a stem ends with a question mark"),
    options: z.array(optionSchema).length(4),
    source: sourceSchema,
  })
  .superRefine((question, context) => {
    const keys = question.options.filter((option) => option.correct);
    if (keys.length !== 1)
      context.addIssue({
        code: "custom",
        path: ["options"],
        message: `exactly one option is correct, here ${keys.length}`,
      });
    question.options.forEach((option, index) => {
      if (option.correct === true && option.trap !== undefined)
        context.addIssue({
          code: "custom",
          path: ["options", index, "trap"],
          message: "the key has no trap",
        });
      if (option.correct === undefined && option.trap === undefined)
        context.addIssue({
          code: "custom",
          path: ["options", index],
          message: "a wrong option names its trap",
        });
    });
  });
export type Question = z.infer<typeof questionSchema>;
export type Source = Question["source"];

/** The stored index (0-3) of the correct option. */
export function keyOf(question: Question): number {
  return question.options.findIndex((option) => option.correct === true);
}

export type PresentedQuestion = { stem: string; options: string[] };

/**
 * What a candidate may see while the attempt is open: the words, in the order drawn.
 * Nothing else of a question may reach a browser before the attempt is final.
 */
export function present(question: Question, optionOrder: readonly number[]): PresentedQuestion {
  return { stem: question.stem, options: optionOrder.map((index) => textAt(question, index)) };
}

function textAt(question: Question, index: number): string {
  const option = question.options[index];
  if (option === undefined) throw new Error(`question ${question.id} has no option ${index}`);
  return option.text;
}
