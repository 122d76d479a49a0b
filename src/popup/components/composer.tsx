import { type FormEvent, type KeyboardEvent, type RefObject, useRef } from "react";
import type { AttachedFile, RunChoices } from "../panel-state.ts";
import { AttachButton } from "./attach-button.tsx";
import { AttachedFiles } from "./attached-files.tsx";
import { RunChoiceFields } from "./run-choices.tsx";

interface ComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  task: string;
  /** Why nothing can be done on this tab. */
  obstacle: string | null;
  /** Null without a model, which alone could heed them. */
  choices: RunChoices | null;
  hasEarlier: boolean;
  isStarting: boolean;
  /** What can be written again at a click, and what that is called. */
  earlier: { text: string; words: string } | null;
  files: AttachedFile[];
  /** Files are held over the page. */
  isDropping: boolean;
  onWrite(task: string): void;
  /** Writes a task and goes on in the field. */
  onReuse(task: string): void;
  onChoose(choices: RunChoices): void;
  onRun(): void;
  onAttach(files: File[]): void;
  onDetach(key: string): void;
}

/** Where a task is written. Enter runs it, as in a chat; Shift+Enter starts a new line. */
export function Composer(props: ComposerProps) {
  const { field, task, obstacle, choices, isStarting, earlier, files } = props;
  const { onWrite, onReuse, onRun, onAttach, onDetach } = props;
  const attachButton = useRef<HTMLButtonElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onRun();
  };
  return (
    <form className="composer" data-dropping={props.isDropping} onSubmit={submit}>
      {obstacle !== null && <p className="obstacle">{obstacle}</p>}
      <div className="composer-head">
        <label htmlFor="task">Task</label>
        {earlier !== null && (
          <button type="button" className="link-button" onClick={() => onReuse(earlier.text)}>
            {earlier.words}
          </button>
        )}
      </div>
      <textarea
        id="task"
        ref={field}
        rows={2}
        dir="auto"
        value={task}
        placeholder="What should be done on this page?"
        aria-describedby="task-hint"
        onChange={(event) => onWrite(event.target.value)}
        onKeyDown={(event) => runOnEnter(event, onRun)}
      />
      <AttachedFiles files={files} heir={attachButton} onRemove={onDetach} />
      {choices && <RunChoiceFields choices={choices} hasEarlier={props.hasEarlier} onChoose={props.onChoose} />}
      <div className="composer-foot">
        <p id="task-hint" className="hint">
          Enter runs, Shift+Enter starts a new line
        </p>
        <AttachButton ref={attachButton} onChoose={onAttach} />
        <button type="submit" className="primary run-button" aria-busy={isStarting}>
          Run
        </button>
      </div>
    </form>
  );
}

function runOnEnter(event: KeyboardEvent, onRun: () => void): void {
  // The Enter that picks a word of an input method is not meant for us.
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  if (!event.repeat) onRun();
}
