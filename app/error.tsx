"use client";

import messages from "@/messages/en.json";

/** The server did not answer as it should, so its words may not be at hand: they come with the page. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const { title, text, retry } = messages.failure;
  return (
    <main className="mx-auto max-w-column px-4 py-8 wide:px-8">
      <h1>{title}</h1>
      <p>{text}</p>
      <button type="button" className="button mt-4" onClick={reset}>
        {retry}
      </button>
    </main>
  );
}
