import { useId } from "react";
import type { RunChoices } from "../panel-state.ts";

interface RunChoicesProps {
  choices: RunChoices;
  /** Whether there is a task before this one to go on from. */
  hasEarlier: boolean;
  onChoose(choices: RunChoices): void;
}

/** How a model is to go about the task that is being written. */
export function RunChoiceFields({ choices, hasEarlier, onChoose }: RunChoicesProps) {
  return (
    <div className="composer-choices">
      <Choice
        label="Show me a plan first"
        isChosen={choices.planFirst}
        onChoose={(planFirst) => onChoose({ ...choices, planFirst })}
      />
      {hasEarlier && (
        <Choice
          label="Go on from the last task"
          isChosen={choices.goOn}
          onChoose={(goOn) => onChoose({ ...choices, goOn })}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  isChosen: boolean;
  onChoose(isChosen: boolean): void;
}

function Choice({ label, isChosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="composer-choice">
      <input type="checkbox" id={id} checked={isChosen} onChange={(event) => onChoose(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
