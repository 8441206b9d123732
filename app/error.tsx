"use client";

type FailureWords = { title: string; text: string; retry: string };

/** Its words come with every page, in the body's data: when this is shown, the server may be away. */
export default function ErrorPage() {
  const { title, text, retry }: FailureWords = JSON.parse(document.body.dataset.failure ?? "{}");
  return (
    <main className="mx-auto max-w-column px-4 py-8 wide:px-8">
      <h1>{title}</h1>
      <p>{text}</p>
      <button type="button" className="button mt-4" onClick={() => location.reload()}>
        {retry}
      </button>
    </main>
  );
}
