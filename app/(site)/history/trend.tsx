import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useTranslations } from "next-intl";
import type { PastAttempt } from "@/data/history.ts";

const width = 640;
const height = 140;
const margin = 12;

/** Scores as one line with the pass mark, oldest left. The table beside it holds the figures. */
export function Trend({ past }: { past: PastAttempt[] }) {
  const t = useTranslations("history");
  const newest = past[past.length - 1];
  if (newest === undefined) return null;
  const { questions, passMark } = newest;
  const x = scaleLinear([0, past.length - 1], [margin, width - margin]);
  // Shares, so that exams of different length stand on one scale.
  const y = scaleLinear([0, 1], [height - margin, margin]);
  const points = past.map((attempt, index) => ({
    id: attempt.attemptId,
    x: x(index),
    y: y(attempt.right / attempt.questions),
  }));
  const path = line<{ x: number; y: number }>(
    (point) => point.x,
    (point) => point.y,
  )(points);
  const passY = y(passMark / questions);
  return (
    <figure className="mt-6">
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full" role="img" aria-label={t("trend")}>
        <line
          x1={0}
          x2={width}
          y1={passY}
          y2={passY}
          className="stroke-line-strong"
          strokeDasharray="4 4"
        />
        <path d={path ?? ""} fill="none" className="stroke-text" strokeWidth={2} />
        {points.map((point) => (
          <circle key={point.id} cx={point.x} cy={point.y} r={4} className="fill-text" />
        ))}
      </svg>
      <figcaption className="text-sm text-quiet">
        {t("trendText", { count: past.length, passMark })}
      </figcaption>
    </figure>
  );
}
