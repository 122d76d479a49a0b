import type { FormEvent, KeyboardEvent, RefObject } from "react";

interface ComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  task: string;
  /** Why nothing can be done on this tab. */
  obstacle: string | null;
  isStarting: boolean;
  /** The task of the run that has ended, to be written again at a click. */
  lastTask: string | null;
  onWrite(task: string): void;
  /** Writes a task and goes on in the field. */
  onReuse(task: string): void;
  onRun(): void;
}

/** Where a task is written. Enter runs it, as in a chat; Shift+Enter starts a new line. */
export function Composer({ field, task, obstacle, isStarting, lastTask, onWrite, onReuse, onRun }: ComposerProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onRun();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The Enter that picks a word of an input method is not meant for us.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.repeat) onRun();
  };
  return (
    <form className="composer" onSubmit={submit}>
      {obstacle !== null && <p className="obstacle">{obstacle}</p>}
      <div className="composer-head">
        <label htmlFor="task">Task</label>
        {lastTask !== null && (
          <button type="button" className="link-button" onClick={() => onReuse(lastTask)}>
            Use the last one again
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
        onKeyDown={onKeyDown}
      />
      <div className="composer-foot">
        <p id="task-hint" className="hint">
          Enter runs, Shift+Enter starts a new line
        </p>
        <button type="submit" className="primary" aria-busy={isStarting}>
          Run
        </button>
      </div>
    </form>
  );
}
