import { type RefObject, useId } from "react";
import type { RunView } from "../../protocol/view.ts";
import { CopyButton } from "./copy-button.tsx";

interface QueueProps {
  queue: RunView["queue"];
  isActive: boolean;
  /** Takes the focus when a task goes away with it. */
  heir: RefObject<HTMLElement | null>;
  onRemove(queuedId: string): void;
}

/** Tasks for after the one under way; of a run that has ended, those that it did not begin. */
export function Queue({ queue, isActive, heir, onRemove }: QueueProps) {
  const remove = (queuedId: string) => {
    onRemove(queuedId);
    heir.current?.focus({ preventScroll: true });
  };
  return (
    <section className="queue" aria-labelledby="queue-title">
      <h2 id="queue-title">{isActive ? "Next" : "Not begun"}</h2>
      <ol>
        {queue.map(({ queuedId, text }, index) => (
          <li key={queuedId} className="queue-row">
            <QueuedTask text={text} number={index + 1} {...(isActive ? { onRemove: () => remove(queuedId) } : {})} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function QueuedTask({ text, number, onRemove }: { text: string; number: number; onRemove?(): void }) {
  const id = useId();
  return (
    <>
      <p id={id} dir="auto">
        {text}
      </p>
      {onRemove ? (
        <button type="button" aria-describedby={id} onClick={onRemove}>
          Remove
        </button>
      ) : (
        <CopyButton text={text} what={`task ${number}`} />
      )}
    </>
  );
}
