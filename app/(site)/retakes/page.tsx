import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { bank } from "@/data/bank.ts";
import { findRegistration, type PolicyStanding, standings } from "@/data/registrations.ts";
import { currentUser } from "@/data/session.ts";
import { dayIn } from "@/exam/retake.ts";
import { timeZone } from "../../time-zone.ts";
import { saveRegistration } from "./save-registration.ts";

type Props = { searchParams: Promise<{ refused?: string; day?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("retakes"))("title") };
}

export default async function RetakesPage({ searchParams }: Props) {
  const t = await getTranslations("retakes");
  const format = await getFormatter();
  const policies = bank().blueprint.retakePolicies;
  const [policy] = policies;
  if (policy === undefined) throw new Error("the blueprint has no retake policy");
  const user = await currentUser();
  const zone = await timeZone();
  const now = new Date();
  const registeredOn = user === null ? null : await findRegistration(user.id);
  const mine = user === null ? null : await standings(user.id, zone, now);
  const { refused, day } = await searchParams;
  const problem = refused === "registered-in-future" ? t("future") : refused && t("missing");

  return (
    <>
      <h1>{t("title")}</h1>
      <p>{t("rule", { days: policy.windowDays, fee: policy.feeUsd })}</p>
      <p>{t("mock")}</p>
      <form action={saveRegistration} className="mt-6">
        <label htmlFor="registered-on" className="block font-semibold">
          {t("registeredOn")}
        </label>
        <p id="registered-hint" className="my-1 text-base text-quiet">
          {t("hint")}
        </p>
        {problem && (
          <p id="registered-problem" role="alert" className="my-1 text-bad">
            {problem}
          </p>
        )}
        <div className="mt-2 flex flex-wrap gap-3">
          <input
            type="date"
            id="registered-on"
            name="registeredOn"
            className="field w-auto"
            max={dayIn(zone, now)}
            defaultValue={day ?? registeredOn ?? ""}
            aria-describedby={`registered-hint${problem ? " registered-problem" : ""}`}
            aria-invalid={problem ? true : undefined}
          />
          <button type="submit" className="button">
            {t("save")}
          </button>
        </div>
      </form>
      <section aria-labelledby="standing">
        <h2 id="standing">{t("standing")}</h2>
        <Standing known={mine?.standings ?? []} registered={mine !== null} />
      </section>
      <h2>{t("sources")}</h2>
      <ul className="facts text-base">
        {policies.map(({ id, source, url, freeAttempts, countsFrom, asOf }) => {
          const words = t("sourceLine", {
            source,
            free: freeAttempts,
            from: countsFrom,
            date: format.dateTime(new Date(asOf), { dateStyle: "long", timeZone: "UTC" }),
          });
          return <li key={id}>{url === undefined ? words : <a href={url}>{words}</a>}</li>;
        })}
      </ul>
    </>
  );
}

async function Standing({ known, registered }: { known: PolicyStanding[]; registered: boolean }) {
  const t = await getTranslations("retakes");
  const format = await getFormatter();
  const [first, ...others] = known;
  if (first === undefined) return <p>{t(registered ? "changed" : "none")}</p>;
  const { attemptsUsed, freeLeft, daysLeft, lastFreeDay, nextFeeUsd } = first.standing;
  const lastDay = format.dateTime(new Date(lastFreeDay), { dateStyle: "long", timeZone: "UTC" });
  const facts = [
    [t("used"), attemptsUsed],
    [t("free"), freeLeft],
    [t("days"), daysLeft >= 0 ? daysLeft : t("over", { date: lastDay })],
    [t("last"), lastDay],
    [t("next"), t("fee", { fee: nextFeeUsd })],
  ];
  const differing = others.filter(({ standing }) => standing.nextFeeUsd !== nextFeeUsd);
  return (
    <>
      <table className="table">
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differing.length > 0 && <h2>{t("differs")}</h2>}
      {differing.map(({ policy, standing }) => (
        <p key={policy.id}>
          {t("differsText", {
            free: policy.freeAttempts,
            from: policy.countsFrom,
            fee: standing.nextFeeUsd,
          })}
        </p>
      ))}
    </>
  );
}
