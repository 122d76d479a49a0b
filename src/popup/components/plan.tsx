import { type RefObject, useId, useRef, useState } from "react";

interface PlanProps {
  items: string[];
  /** Whether it can still be changed. */
  isActive: boolean;
  /** Takes the focus when the field goes away with it. */
  heir: RefObject<HTMLElement | null>;
  /** True when it is saved. */
  onEdit(items: string[]): Promise<boolean>;
}

/** What is left to do as it was last said, which the user may put differently. */
export function Plan({ items, isActive, heir, onEdit }: PlanProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    heir.current?.focus({ preventScroll: true });
  };
  return (
    <section className="plan" aria-labelledby="plan-title">
      <div className="card-head">
        <h2 id="plan-title">Plan</h2>
        {isActive && !isOpen && (
          <button type="button" className="link-button" onClick={() => setOpen(true)}>
            Change the plan
          </button>
        )}
      </div>
      {isActive && isOpen ? (
        <PlanField items={items} onEdit={onEdit} onClose={close} />
      ) : (
        <ol>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a plan is replaced as a whole, and may say a thing twice.
            <li key={index} dir="auto">
              {item}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface PlanFieldProps extends Pick<PlanProps, "items" | "onEdit"> {
  onClose(): void;
}

/** A part a line. What the model says of the plan meanwhile does not disturb what is being written. */
function PlanField({ items, onEdit, onClose }: PlanFieldProps) {
  const id = useId();
  const saving = useRef(false);
  const [draft, setDraft] = useState(items.join("\n"));
  const save = async () => {
    if (saving.current) return;
    saving.current = true;
    const isSaved = await onEdit(draft.split("\n"));
    saving.current = false;
    if (isSaved) onClose();
  };
  return (
    <div className="plan-field">
      <label htmlFor={id}>One part a line</label>
      <textarea
        id={id}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed.
        autoFocus
        rows={Math.min(12, items.length + 1)}
        dir="auto"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <div className="plan-foot">
        <button type="button" onClick={onClose}>
          Leave it as it is
        </button>
        <button type="button" className="primary" onClick={save}>
          Save the plan
        </button>
      </div>
    </div>
  );
}
