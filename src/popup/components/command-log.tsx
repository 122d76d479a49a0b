import type { LogEntry, RunView } from "../../protocol/view.ts";
import { type EntryForm, formOfEntry, isMarkedAsUsers } from "../entry-format.ts";
import { Glyph } from "./glyph.tsx";

/** Everything that happened, a line an event. Read out politely as lines come in. */
export function CommandLog({ entries, mode }: Pick<RunView, "entries" | "mode">) {
  return (
    <div role="log" aria-label="Command log" className="log">
      <ol>
        {entries.map((entry) => (
          <LogLine key={entry.id} entry={entry} isUsers={isMarkedAsUsers(entry, mode)} />
        ))}
      </ol>
    </div>
  );
}

function LogLine({ entry, isUsers }: { entry: LogEntry; isUsers: boolean }) {
  const form = formOfEntry(entry);
  return (
    <li data-event={entry.event} data-action={entry.action} data-outcome={entry.outcome} data-tone={form.tone}>
      <Glyph name={form.glyph} tone={form.tone} {...(form.spelled ? {} : { label: form.label })} />
      <div className="line">
        <p>
          {isUsers && <span className="yours">You: </span>}
          <bdi>{entry.text}</bdi>
        </p>
        <LineDetail form={form} detail={entry.detail} />
      </div>
    </li>
  );
}

function LineDetail({ form, detail }: { form: EntryForm; detail: string | undefined }) {
  if (!form.spelled && !detail) return null;
  return (
    <p className="detail">
      {form.spelled && (
        <span className="outcome" data-tone={form.tone}>
          {form.label}
        </span>
      )}
      {form.spelled && detail && " · "}
      {detail && <bdi>{detail}</bdi>}
    </p>
  );
}
