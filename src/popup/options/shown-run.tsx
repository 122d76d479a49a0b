import { useEffect, useRef } from "react";
import type { RunView } from "../../protocol/view.ts";
import { CommandLog } from "../components/command-log.tsx";
import { Findings } from "../components/findings.tsx";
import { ResultCard } from "../components/result-card.tsx";

/** A run of the past, as the panel showed it. */
export function ShownRun({ view, onClose }: { view: RunView; onClose(): void }) {
  const region = useRef<HTMLElement>(null);
  const { runId } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is shown in the same place.
  useEffect(() => region.current?.focus(), [runId]);
  return (
    <section className="shown-run" ref={region} tabIndex={-1} aria-label={`Run: ${view.task}`}>
      <CommandLog entries={view.entries} mode={view.mode} />
      {view.findings.length > 0 && <Findings findings={view.findings} isShort={false} />}
      {view.result && <ResultCard ref={null} result={view.result} />}
      <button type="button" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
