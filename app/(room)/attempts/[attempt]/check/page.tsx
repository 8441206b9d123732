import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ownAttempt } from "../../../../own-attempt.ts";
import { submit } from "./submit.ts";

type Props = { params: Promise<{ attempt: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("check"))("title") };
}

export default async function CheckPage({ params }: Props) {
  const paper = await ownAttempt((await params).attempt);
  if (paper.state === "finished") redirect(`/attempts/${paper.attemptId}/result`);
  const t = await getTranslations("check");
  const room = `/attempts/${paper.attemptId}`;
  const unanswered = paper.questions.filter(({ answer }) => answer.choice === null);
  const flagged = paper.questions.filter(({ answer }) => answer.flagged);

  function list(questions: typeof unanswered) {
    if (questions.length === 0) return <p>{t("none")}</p>;
    return (
      <ul className="flex flex-wrap gap-x-6">
        {questions.map(({ position }) => (
          <li key={position}>
            <a className="inline-flex min-h-11 items-center" href={`${room}#question-${position}`}>
              {t("goTo", { n: position })}
            </a>
          </li>
        ))}
      </ul>
    );
  }

  return (
    <main className="mx-auto max-w-column px-4 py-8 wide:px-8">
      <h1>{t("title")}</h1>
      <p>
        {t("counts", {
          answered: paper.questions.length - unanswered.length,
          unanswered: unanswered.length,
          flagged: flagged.length,
        })}
      </p>
      <p className="text-quiet">
        {t("minutes", { minutes: Math.ceil(paper.remainingMs / 60_000) })}
      </p>
      <h2>{t("unanswered")}</h2>
      {list(unanswered)}
      <h2>{t("flagged")}</h2>
      {list(flagged)}
      <form action={submit.bind(null, paper.attemptId)} className="mt-8">
        <p>{t("final")}</p>
        <div className="flex flex-wrap gap-3">
          <button type="submit" className="button">
            {t("submit")}
          </button>
          <a className="button-quiet" href={room}>
            {t("back")}
          </a>
        </div>
      </form>
    </main>
  );
}
