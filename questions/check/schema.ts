// npm run bank:schema: writes the JSON Schemas by which editors complete and check the YAML files.
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { blueprintSchema } from "../../exam/blueprint.ts";
import { questionSchema } from "../../exam/question.ts";

export const editorSchemas = {
  "question.schema.json": questionSchema,
  "exam.schema.json": blueprintSchema,
};

export function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`;
}

if (process.argv[1]?.endsWith("schema.ts")) {
  for (const [name, schema] of Object.entries(editorSchemas)) {
    writeFileSync(new URL(`../${name}`, import.meta.url), schemaText(schema));
  }
}
