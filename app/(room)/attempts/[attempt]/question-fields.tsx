import type { OpenPaper } from "@/data/papers.ts";
import type { RoomWords } from "./words.ts";

const letters = ["A", "B", "C", "D"];

export function QuestionFields({
  question,
  choice,
  onChoose,
  words,
}: {
  question: OpenPaper["questions"][number];
  choice: number | null;
  onChoose: (choice: number) => void;
  words: RoomWords;
}) {
  return (
    <fieldset className="mt-6">
      <legend>{question.stem}</legend>
      <p className="text-base text-quiet">{words.choose}</p>
      {question.options.map((option, index) => (
        <label
          // The order of options is fixed for the whole attempt.
          key={option}
          className="mt-2 flex min-h-11 cursor-pointer items-start gap-3 rounded border border-line p-3 hover:border-line-strong has-checked:border-accent has-checked:bg-raised"
        >
          <input
            type="radio"
            name={`question-${question.position}`}
            className="mt-1 size-5 shrink-0 accent-accent"
            checked={choice === index}
            onChange={() => onChoose(index)}
          />
          <span aria-hidden="true" className="text-quiet">
            {letters[index]}
          </span>
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
