import { type KeyboardEvent, useId, useState } from "react";
import type { Action } from "../../protocol/action.ts";
import type { ProposalEntry } from "../../protocol/view.ts";
import { withField } from "../edit-action.ts";

interface ProposalFieldProps {
  entry: ProposalEntry;
  editable: NonNullable<ProposalEntry["editable"]>;
  isStruck: boolean;
  onEdit(action: Action): Promise<boolean>;
}

/** The one thing about a kept action that can be put differently. Saves when it is left and on Enter. */
export function ProposalField({ entry, editable, isStruck, onEdit }: ProposalFieldProps) {
  const id = useId();
  const { draft, setDraft, markSaving } = useDraft(editable.value);
  const [isRefused, setRefused] = useState(false);
  const save = async () => {
    if (draft === editable.value && !isRefused) return;
    markSaving();
    setRefused(!(await onEdit(withField(entry.action, editable.field, draft))));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A text may have several lines, so Shift+Enter is the field's here as well.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.repeat) save();
  };
  return (
    <div className="proposal-field">
      <label htmlFor={id}>{editable.label}</label>
      <textarea
        id={id}
        rows={1}
        dir="auto"
        value={draft}
        aria-invalid={isRefused}
        disabled={isStruck}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** What is written. A value that flows down replaces it only where nothing newer has been written since. */
function useDraft(value: string) {
  const [draft, setDraft] = useState(value);
  const [known, setKnown] = useState({ value, saving: value });
  if (known.value !== value) {
    setKnown({ value, saving: value });
    if (draft === known.value || draft === known.saving) setDraft(value);
  }
  return { draft, setDraft, markSaving: () => setKnown({ value: known.value, saving: draft }) };
}
