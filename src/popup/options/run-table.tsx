import type { RunSummary } from "../../protocol/view.ts";
import { VERDICTS } from "../components/result-card.tsx";
import type { RunIntents } from "./options-state.ts";
import { startedText } from "./run-words.ts";

interface RunTableProps {
  runs: RunSummary[];
  intents: RunIntents;
  onForget(runId: string): void;
}

export function RunTable({ runs, ...rest }: RunTableProps) {
  if (runs.length === 0) return <p className="quiet">No run is kept yet.</p>;
  return (
    <table className="sites">
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col">Began</th>
          <th scope="col">Ended</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.runId} run={run} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run, intents, onForget }: Omit<RunTableProps, "runs"> & { run: RunSummary }) {
  const { runId, task, origin, startedAt, status, steps } = run;
  const name = `“${task}”, ${startedText(startedAt)}`;
  return (
    <tr>
      <th scope="row">
        <bdi className="run-task">{task}</bdi>
        <span className="quiet run-origin">
          <bdi>{origin}</bdi>
        </span>
      </th>
      <td>{startedText(startedAt)}</td>
      <td>
        {status === null ? "Under way" : `${VERDICTS[status].words}, ${steps} ${steps === 1 ? "action" : "actions"}`}
      </td>
      <td className="run-buttons">
        <button
          type="button"
          className="link-button"
          aria-label={`Show ${name}`}
          onClick={() => intents.showRun(runId)}
        >
          Show
        </button>
        <button
          type="button"
          className="link-button"
          aria-label={`Save ${name} as a file`}
          onClick={() => intents.saveRun(run)}
        >
          Save as file
        </button>
        {status !== null && (
          <button type="button" className="link-button" aria-label={`Forget ${name}`} onClick={() => onForget(runId)}>
            Forget
          </button>
        )}
      </td>
    </tr>
  );
}
