import { useMessages, useTranslations } from "next-intl";
import type { ReviewedQuestion, ReviewOption } from "@/data/papers.ts";
import { guideLink } from "@/exam/guide.ts";
import type { Source } from "@/exam/question.ts";

/** A question with, for each option, a sign, a word and the reason. */
export function ReviewedItem({ question }: { question: ReviewedQuestion }) {
  const t = useTranslations("review");
  const areaName = useTranslations("areas");
  const { position, stem, options, source, answered, area } = question;
  return (
    <section
      aria-labelledby={`question-${position}`}
      className="border-b border-line py-8 last:border-0"
    >
      <h2 id={`question-${position}`} className="mt-0">
        {t("question", { n: position })}
        <span className="font-normal text-quiet"> · {areaName(area)}</span>
      </h2>
      <p>{stem}</p>
      {!answered && <p className="text-base text-quiet">{t("notAnswered")}</p>}
      <ul className="mt-4 space-y-5">
        {options.map((option) => (
          <ReviewedOption key={option.text} option={option} />
        ))}
      </ul>
      <p className="mt-4 text-base">
        <SourceLine source={source} />
      </p>
    </section>
  );
}

function ReviewedOption({ option }: { option: ReviewOption }) {
  const t = useTranslations("review");
  const { text, rationale, correct, chosen, trap } = option;
  const beliefs: Record<string, string> = useMessages().traps;
  const belief = chosen && trap !== null ? beliefs[trap] : undefined;
  const verdict = correct
    ? { sign: "✓", colour: "text-good", word: t(chosen ? "yourRight" : "correct") }
    : chosen
      ? { sign: "✗", colour: "text-bad", word: t("yourWrong") }
      : { sign: "–", colour: "text-quiet", word: t("other") };
  return (
    <li className="grid grid-cols-[1.5rem_1fr]">
      <span aria-hidden="true" className={`${verdict.colour} font-semibold`}>
        {verdict.sign}
      </span>
      <div>
        <span className={`block text-sm ${verdict.colour}`}>{verdict.word}</span>
        <span className={correct ? "font-semibold" : ""}>{text}</span>
        {belief && <p className="mt-1 mb-0 text-base">{t("belief", { belief })}</p>}
        <p className="mt-1 mb-0 text-base text-quiet">{rationale}</p>
      </div>
    </li>
  );
}

function SourceLine({ source }: { source: Source }) {
  const t = useTranslations("review");
  if ("other" in source) return t("otherSource", { source: source.other, about: source.about });
  const { title, url } = guideLink(source.guide);
  return <a href={url}>{t("source", { heading: title })}</a>;
}
