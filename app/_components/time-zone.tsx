"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Tells the server the browser's time zone, so that dates and days are the reader's own. */
export function TimeZone({ cookie, known }: { cookie: string; known: string }) {
  const router = useRouter();
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    if (timeZone === known) return;
    const value = `${cookie}=${encodeURIComponent(timeZone)}`;
    if (document.cookie.split("; ").includes(value)) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http.
    document.cookie = `${value}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  }, [cookie, known, router]);
  return null;
}
