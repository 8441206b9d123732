import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findReview, type ReviewedQuestion } from "@/data/papers.ts";
import { requireUser } from "@/data/session.ts";
import { areaIds } from "@/exam/question.ts";
import { ownAttempt } from "../../../../own-attempt.ts";
import { ReviewedItem } from "./reviewed-item.tsx";

type Props = {
  params: Promise<{ attempt: string }>;
  searchParams: Promise<{ show?: string; area?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const attempt = await ownAttempt((await params).attempt);
  const room = `/attempts/${attempt.attemptId}`;
  if (attempt.state === "open") redirect(room);
  const user = await requireUser();
  const questions = (await findReview(user.id, attempt.attemptId, new Date())) ?? redirect(room);
  const t = await getTranslations("review");
  const areaName = await getTranslations("areas");

  const { show, area } = await searchParams;
  const views = [
    { name: "all", query: "", matches: (_: ReviewedQuestion) => true },
    { name: "wrong", query: "?show=wrong", matches: (q: ReviewedQuestion) => !q.right },
    { name: "flagged", query: "?show=flagged", matches: (q: ReviewedQuestion) => q.flagged },
  ] as const;
  const areas = areaIds.filter((id) => questions.some((question) => question.area === id));
  const shownArea = areas.find((id) => id === area);
  const view = views.find(({ name }) => name === show) ?? views[0];
  const shown = questions.filter((question) =>
    shownArea === undefined ? view.matches(question) : question.area === shownArea,
  );
  const link = "inline-flex min-h-11 items-center";

  return (
    <>
      <h1>{t("title")}</h1>
      <p>
        {t("result", { right: attempt.right, questions: attempt.rules.questions })}.{" "}
        <Link href={`${room}/result`}>{t("back")}</Link>
      </p>
      <nav aria-label={t("filters")} className="border-b border-line pb-3 text-base">
        <ul className="flex flex-wrap gap-x-4">
          {views.map(({ name, query, matches }) => (
            <li key={name}>
              <Link
                className={link}
                href={`${room}/review${query}`}
                aria-current={shownArea === undefined && name === view.name ? "page" : undefined}
              >
                {t(name, { count: questions.filter(matches).length })}
              </Link>
            </li>
          ))}
        </ul>
        <details open={shownArea !== undefined}>
          <summary className="min-h-11 content-center">{t("areaFilter")}</summary>
          <ul className="flex flex-wrap gap-x-4">
            {areas.map((id) => (
              <li key={id}>
                <Link
                  className={link}
                  href={`${room}/review?area=${id}`}
                  aria-current={id === shownArea ? "page" : undefined}
                >
                  {areaName(id)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      </nav>
      {shown.length === 0 && <p>{t("empty")}</p>}
      {shown.map((question) => (
        <ReviewedItem key={question.position} question={question} />
      ))}
    </>
  );
}
