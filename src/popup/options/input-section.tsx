import { useId } from "react";
import type { Input } from "../../protocol/settings.ts";

/** What each choice means to whoever makes it. */
const CHOICES: { input: Input; name: string; meaning: string }[] = [
  {
    input: "trusted",
    name: "Trusted",
    meaning: "The browser makes clicks and keys as if by your hand. Chrome shows a bar while a task acts.",
  },
  {
    input: "synthetic",
    name: "Synthetic",
    meaning:
      "Script in the page makes them, without the debugger and its bar. Some pages ignore that, tabs in the background " +
      "may stand still, and a page’s own dialogs are yours to answer.",
  },
];

interface InputSectionProps {
  /** Id of the heading that names the choice. */
  titleId: string;
  /** Null until read. */
  input: Input | null;
  problem: string | null;
  onChoose(input: Input): void;
}

/** How inputs are made: one of two. */
export function InputSection({ titleId, input, problem, onChoose }: InputSectionProps) {
  return (
    <div className="card" role="radiogroup" aria-labelledby={titleId}>
      {CHOICES.map((choice) => (
        <InputChoice key={choice.input} {...choice} chosen={input} onChoose={onChoose} />
      ))}
      <div role="alert">{problem !== null && <p className="notice">{problem}</p>}</div>
    </div>
  );
}

type InputChoiceProps = (typeof CHOICES)[number] & { chosen: Input | null; onChoose(input: Input): void };

function InputChoice({ input, name, meaning, chosen, onChoose }: InputChoiceProps) {
  const id = useId();
  return (
    <div className="choice">
      <input
        type="radio"
        id={id}
        name="input"
        aria-describedby={`${id}-meaning`}
        checked={input === chosen}
        disabled={chosen === null}
        onChange={() => onChoose(input)}
      />
      <label htmlFor={id}>{name}</label>
      <p className="quiet" id={`${id}-meaning`}>
        {meaning}
      </p>
    </div>
  );
}
