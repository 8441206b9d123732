import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { bank, examId } from "@/data/bank.ts";
import { overview } from "@/data/history.ts";
import { currentUser } from "@/data/session.ts";
import { areaIds } from "@/exam/question.ts";
import { start } from "./start.ts";

type Props = {
  params: Promise<{ exam: string }>;
  searchParams: Promise<{ short?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return (await params).exam === examId ? { title: bank().blueprint.title } : {};
}

export default async function StartPage({ params, searchParams }: Props) {
  if ((await params).exam !== examId) notFound();
  const t = await getTranslations("start");
  const home = await getTranslations("home");
  const areaName = await getTranslations("areas");
  const format = await getFormatter();
  const { title, questions, limitMinutes: minutes, passMark, areas } = bank().blueprint;
  const user = await currentUser();
  const mine = user === null ? null : await overview(user.id, new Date());
  const named = String((await searchParams).short ?? "").split(" ");
  const short = areaIds.filter((area) => named.includes(area));

  return (
    <>
      <h1>{title}</h1>
      {short.length > 0 && (
        <p role="alert" className="text-bad">
          {t("tooSmall", { areas: format.list(short.map((area) => areaName(area))) })}
        </p>
      )}
      <h2>{t("facts")}</h2>
      <ul className="facts">
        <li>{t("questions", { questions })}</li>
        <li>{t("minutes", { minutes })}</li>
        <li>{t("passMark", { passMark })}</li>
        <li>{t("topics", { areas: format.list(areas.map(({ id }) => areaName(id))) })}</li>
      </ul>
      <h2>{t("rules")}</h2>
      <ul className="facts">
        <li>{t("ruleMove")}</li>
        <li>{t("ruleSave")}</li>
        <li>{t("ruleEnd")}</li>
        <li>{t("ruleFresh")}</li>
      </ul>
      {mine?.openAttemptId ? (
        <>
          <p className="mt-6">{home("open")}</p>
          <Link className="button" href={`/attempts/${mine.openAttemptId}`} prefetch={false}>
            {home("continue")}
          </Link>
        </>
      ) : (
        <form action={start} className="mt-8">
          <button type="submit" className="button">
            {t("button")}
          </button>
        </form>
      )}
      <p className="mt-6 text-base text-quiet">
        {user === null && `${t("guest")} `}
        {t("model")}
      </p>
    </>
  );
}
