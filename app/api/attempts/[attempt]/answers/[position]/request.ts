const bodyLimitBytes = 2_000;

/** Route handlers get no origin check from the framework: only our own pages may write. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  // Behind a proxy the address people use is in the forwarded header, which no foreign page can set.
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return new URL(origin).host === host;
}

type Body = { ok: true; value: unknown } | { ok: false; reason: "not-json" | "too-large" };

/** The body as JSON; never reads more than an answer can be long. */
export async function readJson(request: Request): Promise<Body> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return { ok: false, reason: "not-json" };
  }
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimitBytes) {
    return { ok: false, reason: "too-large" };
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > bodyLimitBytes) {
      await reader?.cancel();
      return { ok: false, reason: "too-large" };
    }
    chunks.push(part.value);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { ok: false, reason: "not-json" };
  }
}
