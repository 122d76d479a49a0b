import { type ChangeEvent, useRef } from "react";
import type { RunSummary, RunView } from "../../protocol/view.ts";
import type { RunIntents } from "./options-state.ts";
import { RunTable } from "./run-table.tsx";
import { ShownRun } from "./shown-run.tsx";

interface RunSectionProps {
  runs: RunSummary[] | null;
  shown: RunView | null;
  problem: string | null;
  intents: RunIntents;
}

/** The runs that are kept, and one of them in full. */
export function RunSection({ runs, shown, problem, intents }: RunSectionProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) intents.openRunFile(file);
    target.value = ""; // The same file may be picked again.
  };
  const forget = (runId: string | null) => {
    intents.forgetRuns(runId);
    opener.current?.focus(); // The button that had the focus goes away with its row.
  };
  return (
    <div className="card">
      <div className="setting-row">
        <button type="button" ref={opener} onClick={() => picker.current?.click()}>
          Open a run’s file
        </button>
        <input ref={picker} type="file" accept=".jsonl" hidden onChange={pick} aria-label="A run’s file" />
        {runs !== null && runs.length > 0 && (
          <button type="button" className="link-button" onClick={() => forget(null)}>
            Forget all runs
          </button>
        )}
      </div>
      <div role="alert">{problem !== null && <p className="notice">{problem}</p>}</div>
      {shown && <ShownRun view={shown} onClose={intents.closeRun} />}
      {runs !== null && <RunTable runs={runs} intents={intents} onForget={forget} />}
    </div>
  );
}
