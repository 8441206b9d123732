import { z } from "zod";
import { areaIds } from "./question.ts";
import { retakePolicySchema } from "./retake.ts";

/** An exam as its file says it: how many questions of which area, how long, what passes. */
export const blueprintSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(1),
    questions: z.int().positive(),
    limitMinutes: z.int().positive(),
    passMark: z.int().positive(),
    areas: z.array(z.strictObject({ id: z.enum(areaIds), questions: z.int().positive() })).min(1),
    source: z.string().min(1).describe("Where the figures come from and how sure they are."),
    retakePolicies: z.array(retakePolicySchema).min(1),
  })
  .superRefine((blueprint, context) => {
    const drawn = blueprint.areas.reduce((sum, area) => sum + area.questions, 0);
    if (drawn !== blueprint.questions)
      context.addIssue({
        code: "custom",
        path: ["areas"],
        message: `the areas draw ${drawn} questions, the exam has ${blueprint.questions}`,
      });
    if (new Set(blueprint.areas.map((area) => area.id)).size !== blueprint.areas.length)
      context.addIssue({ code: "custom", path: ["areas"], message: "an area stands twice" });
    if (blueprint.passMark > blueprint.questions)
      context.addIssue({
        code: "custom",
        path: ["passMark"],
        message: "the pass mark exceeds the number of questions",
      });
  });
export type Blueprint = z.infer<typeof blueprintSchema>;

/** The rules an attempt was started under, kept with it for ever. */
export const rulesSchema = z.object({
  title: z.string(),
  questions: z.int(),
  limitMinutes: z.int(),
  passMark: z.int(),
});
export type Rules = z.infer<typeof rulesSchema>;

export function rulesOf(blueprint: Blueprint): Rules {
  const { title, questions, limitMinutes, passMark } = blueprint;
  return { title, questions, limitMinutes, passMark };
}
