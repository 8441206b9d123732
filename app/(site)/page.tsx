import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { bank, examId } from "@/data/bank.ts";
import { overview } from "@/data/history.ts";
import { standings } from "@/data/registrations.ts";
import { currentUser } from "@/data/session.ts";
import type { RetakeStanding } from "@/exam/retake.ts";
import { timeZone } from "../time-zone.ts";

export default async function HomePage() {
  const t = await getTranslations("home");
  const format = await getFormatter();
  const { questions, limitMinutes: minutes, passMark } = bank().blueprint;
  const user = await currentUser();
  const now = new Date();
  const mine = user === null ? null : await overview(user.id, now);
  const retakes = user === null ? null : await standings(user.id, await timeZone(), now);
  const standing = retakes?.standings[0]?.standing;

  return (
    <>
      <h1>{t("title")}</h1>
      <p>{t("lead", { questions, minutes, passMark })}</p>
      {mine?.openAttemptId ? (
        <>
          <p>{t("open")}</p>
          <p className="mt-6">
            <Link className="button" href={`/attempts/${mine.openAttemptId}`} prefetch={false}>
              {t("continue")}
            </Link>
          </p>
        </>
      ) : (
        <p className="mt-6">
          <Link className="button" href={`/exams/${examId}`}>
            {t("prepare")}
          </Link>
        </p>
      )}
      {mine?.last && (
        <section className="mt-8">
          <h2>{t("last")}</h2>
          <p>
            {t("lastResult", {
              right: mine.last.right,
              questions: mine.last.questions,
              passed: String(mine.last.passed),
              date: format.dateTime(mine.last.finishedAt, { dateStyle: "long" }),
            })}
          </p>
          <Link href={`/attempts/${mine.last.attemptId}/result`}>{t("seeResult")}</Link>
        </section>
      )}
      {standing && (
        <section className="mt-8">
          <h2>{t("window")}</h2>
          <p>{t(windowText(standing), { days: standing.daysLeft, fee: standing.nextFeeUsd })}</p>
          <Link href="/retakes">{t("seeRetakes")}</Link>
        </section>
      )}
    </>
  );
}

function windowText({ daysLeft, freeLeft }: RetakeStanding) {
  if (daysLeft < 0) return "windowOver";
  return freeLeft > 0 ? "windowLeft" : "windowUsed";
}
