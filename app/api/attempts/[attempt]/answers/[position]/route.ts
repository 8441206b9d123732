import { recordAnswer, type SaveResult } from "@/data/attempts.ts";
import { currentUser } from "@/data/session.ts";
import { answerSchema, attemptIdSchema, positionSchema } from "@/exam/attempt.ts";
import { isSameOrigin, readJson } from "./request.ts";

type Context = { params: Promise<{ attempt: string; position: string }> };
type Refusal = Extract<SaveResult, { ok: false }>["reason"];
type BadRequest = "not-json" | "bad-answer" | "foreign-origin" | "too-large";

const statuses = {
  "bad-answer": 422,
  "not-json": 400,
  "too-large": 413,
  "foreign-origin": 403,
  "not-found": 404,
  "already-submitted": 409,
  "time-is-up": 409,
  "stale-revision": 409,
} satisfies Record<Refusal | BadRequest, number>;

/** Saves one answer. Judged by the moment the request arrived, not by how long it took to read. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const now = new Date();
  if (!isSameOrigin(request)) return refuse("foreign-origin");
  const { attempt, position } = await params;
  const attemptId = attemptIdSchema.safeParse(attempt);
  const place = positionSchema.safeParse(position);
  const user = await currentUser();
  if (!attemptId.success || !place.success || user === null) return refuse("not-found");

  const body = await readJson(request);
  if (!body.ok) return refuse(body.reason);
  const answer = answerSchema.safeParse(body.value);
  if (!answer.success) return refuse("bad-answer");

  const saved = await recordAnswer(user.id, attemptId.data, place.data, answer.data, now);
  if (!saved.ok) return refuse(saved.reason);
  return reply(200, { revision: saved.revision, remainingMs: saved.remainingMs });
}

function refuse(reason: keyof typeof statuses): Response {
  return reply(statuses[reason], { reason });
}

function reply(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
