// Prints the SQL between two versions of the schema, without a database or a downloaded engine:
//   npm run migration:sql -- [old-schema.prisma]
import { readFileSync } from "node:fs";
import { schemaSql } from "./schema-sql.ts";

const old = process.argv[2];
const sql = await schemaSql(old === undefined ? null : readFileSync(old, "utf8"));
console.log(sql);
