import { type RefObject, useId, useLayoutEffect, useState } from "react";
import type { Action } from "../../protocol/action.ts";
import type { ProposalEntry } from "../../protocol/view.ts";
import { type ProposalRow, rowsOf } from "../proposal-rows.ts";
import { ProposalField } from "./proposal-field.tsx";

interface ProposalProps {
  proposal: ProposalEntry[];
  ref: RefObject<HTMLElement | null>;
  /** Takes the focus when the proposal goes away with it. */
  heir: RefObject<HTMLElement | null>;
  /** True when the change is saved; null strikes the item. */
  onEdit(itemId: string, action: Action | null): Promise<boolean>;
  onDrop(): void;
}

/** What a pause kept from being done: the user may put it differently, strike some of it or let all of it go. */
export function Proposal({ proposal, ref, heir, onEdit, onDrop }: ProposalProps) {
  const rows = useRows(proposal);
  useHeir(ref, heir);
  return (
    <section className="proposal" aria-labelledby="proposal-title" ref={ref}>
      <h2 id="proposal-title">What it was about to do</h2>
      <ol>
        {rows.map((row) => (
          <Row key={row.entry.itemId} row={row} onEdit={(action) => onEdit(row.entry.itemId, action)} />
        ))}
      </ol>
      <div className="proposal-foot">
        <p className="hint">Resume goes on with it.</p>
        <button type="button" onClick={onDrop}>
          Let it go
        </button>
      </div>
    </section>
  );
}

interface RowProps {
  row: ProposalRow;
  onEdit(action: Action | null): Promise<boolean>;
}

function Row({ row: { entry, isStruck }, onEdit }: RowProps) {
  const textId = useId();
  return (
    <li className="proposal-row" data-struck={isStruck}>
      <div className="proposal-line">
        <p id={textId}>{isStruck ? <s>{entry.text}</s> : <bdi>{entry.text}</bdi>}</p>
        <button
          type="button"
          aria-describedby={textId}
          aria-disabled={isStruck}
          onClick={() => {
            if (!isStruck) onEdit(null);
          }}
        >
          {isStruck ? "Struck" : "Strike"}
        </button>
      </div>
      {entry.editable && <ProposalField entry={entry} editable={entry.editable} isStruck={isStruck} onEdit={onEdit} />}
    </li>
  );
}

/** The rows since the proposal came up. Kept as state, since what is struck is no longer in what flows down. */
function useRows(proposal: ProposalEntry[]): ProposalRow[] {
  const [state, setState] = useState(() => ({ proposal, rows: rowsOf([], proposal) }));
  if (state.proposal === proposal) return state.rows;
  const rows = rowsOf(state.rows, proposal);
  setState({ proposal, rows });
  return rows;
}

function useHeir(part: RefObject<HTMLElement | null>, heir: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const section = part.current;
    return () => {
      if (section?.contains(document.activeElement)) heir.current?.focus({ preventScroll: true });
    };
  }, [part, heir]);
}
