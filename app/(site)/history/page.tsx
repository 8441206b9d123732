import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { examId } from "@/data/bank.ts";
import { pastAttempts } from "@/data/history.ts";
import { currentUser } from "@/data/session.ts";
import { Trend } from "./trend.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history"))("title") };
}

/** As many as a line of this width still shows apart. */
const trendLength = 30;

export default async function HistoryPage() {
  const t = await getTranslations("history");
  const format = await getFormatter();
  const user = await currentUser();
  const past = user === null ? [] : await pastAttempts(user.id, new Date());
  if (past.length === 0) {
    return (
      <>
        <h1>{t("title")}</h1>
        <p>{t("empty")}</p>
        <Link className="button mt-4" href={`/exams/${examId}`}>
          {t("toExam")}
        </Link>
      </>
    );
  }
  return (
    <>
      <h1>{t("title")}</h1>
      {past.length > 1 && <Trend past={past.slice(0, trendLength).reverse()} />}
      <table className="table mt-6">
        <thead>
          <tr>
            <th scope="col">{t("date")}</th>
            <th scope="col">{t("score")}</th>
            <th scope="col">{t("outcome")}</th>
            <th scope="col" className="max-wide:hidden">
              {t("time")}
            </th>
          </tr>
        </thead>
        <tbody>
          {past.map((attempt) => (
            <tr key={attempt.attemptId}>
              <td>
                <Link href={`/attempts/${attempt.attemptId}/result`}>
                  {format.dateTime(attempt.finishedAt, { dateStyle: "medium", timeStyle: "short" })}
                </Link>
              </td>
              <td>
                {attempt.right}/{attempt.questions}
              </td>
              <td>{t(attempt.passed ? "passed" : "failed")}</td>
              <td className="max-wide:hidden">
                {t("minutes", {
                  minutes: Math.round(
                    (attempt.finishedAt.getTime() - attempt.startedAt.getTime()) / 60_000,
                  ),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-6">
        <Link href="/retakes">{t("retakes")}</Link>
      </p>
    </>
  );
}
