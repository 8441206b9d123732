import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { examId } from "@/data/bank.ts";
import { ownAttempt } from "../../../../own-attempt.ts";

type Props = { params: Promise<{ attempt: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("result"))("title") };
}

export default async function ResultPage({ params }: Props) {
  const attempt = await ownAttempt((await params).attempt);
  if (attempt.state === "open") redirect(`/attempts/${attempt.attemptId}`);
  const t = await getTranslations("result");
  const areaName = await getTranslations("areas");
  const format = await getFormatter();
  const { right, rules, answered, areas, startedAt, finishedAt } = attempt;
  const { questions, passMark } = rules;
  const date = format.dateTime(finishedAt, { dateStyle: "long", timeStyle: "short" });
  const minutes = Math.round((finishedAt.getTime() - startedAt.getTime()) / 60_000);
  const missed = questions - right;
  const review = `/attempts/${attempt.attemptId}/review`;

  return (
    <>
      <h1>{t(attempt.passed ? "passed" : "failed", { right, questions })}</h1>
      <p>
        {t("passMark", { passMark })}{" "}
        {attempt.reason === "submitted"
          ? t("submitted", { date, minutes })
          : t("timeUp", { date, answered })}{" "}
        {t("unanswered", { count: questions - answered })}
      </p>
      <h2>{t("areas")}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("area")}</th>
            <th scope="col">{t("right")}</th>
            <td className="w-1/3" />
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => (
            <tr key={area.area}>
              <th scope="row">
                <Link href={`${review}?area=${area.area}`}>{areaName(area.area)}</Link>
              </th>
              <td className="whitespace-nowrap">
                {t("of", { right: area.right, questions: area.questions })}
              </td>
              <td aria-hidden="true">
                <svg viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-full">
                  <title>{t("bar")}</title>
                  <rect width={100} height={4} className="fill-line" />
                  <rect
                    width={(100 * area.right) / Math.max(1, area.questions)}
                    height={4}
                    className="fill-quiet"
                  />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-8 flex flex-wrap gap-3">
        <Link className="button" href={missed > 0 ? `${review}?show=wrong` : review}>
          {missed > 0 ? t("reviewMissed", { count: missed }) : t("reviewAll")}
        </Link>
        <Link className="button-quiet" href={`/exams/${examId}`}>
          {t("again")}
        </Link>
      </p>
    </>
  );
}
