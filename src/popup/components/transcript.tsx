import { type RefObject, useRef } from "react";
import type { RunView } from "../../protocol/view.ts";
import type { PanelIntents } from "../panel-state.ts";
import { CommandLog } from "./command-log.tsx";
import { Findings } from "./findings.tsx";
import { Plan } from "./plan.tsx";
import { Proposal } from "./proposal.tsx";
import { Queue } from "./queue.tsx";
import { ResultCard } from "./result-card.tsx";
import { SentToModels } from "./sent-to-models.tsx";
import { useFollowEnd } from "./use-follow-end.ts";

interface TranscriptProps {
  view: RunView;
  scroller: RefObject<HTMLElement | null>;
  onEditProposal: PanelIntents["editProposal"];
  onDropProposal: PanelIntents["dropProposal"];
  onEditPlan: PanelIntents["editPlan"];
  onUnqueue: PanelIntents["unqueueTask"];
}

/** A run from its task (the log's first line) to its result, in the order in which it happened. */
export function Transcript({ view, scroller, onEditProposal, onDropProposal, onEditPlan, onUnqueue }: TranscriptProps) {
  // There is a result or a proposal, never both.
  const last = useRef<HTMLElement>(null);
  useFollowEnd(scroller, view, last);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className="transcript" ref={scroller} tabIndex={0} aria-label="Run">
      <CommandLog entries={view.entries} mode={view.mode} />
      {view.active && view.say !== "" && !isLogged(view) && (
        <p className="say" dir="auto">
          {view.say}
        </p>
      )}
      {view.findings.length > 0 && <Findings findings={view.findings} isShort={view.active} />}
      {view.plan.length > 0 && (view.active || view.result?.status !== "done") && (
        <Plan items={view.plan} isActive={view.active} heir={scroller} onEdit={onEditPlan} />
      )}
      {view.queue.length > 0 && (
        <Queue queue={view.queue} isActive={view.active} heir={scroller} onRemove={onUnqueue} />
      )}
      {view.paused && view.proposal.length > 0 && (
        <Proposal ref={last} heir={scroller} proposal={view.proposal} onEdit={onEditProposal} onDrop={onDropProposal} />
      )}
      {view.result && <ResultCard ref={last} result={view.result} />}
      {view.result && view.sent.length > 0 && <SentToModels sent={view.sent} />}
    </section>
  );
}

/** Once the whole sentence is a line of the log it is not shown twice. */
function isLogged({ say, entries }: RunView): boolean {
  return entries.findLast((entry) => entry.event === "model.said")?.text === say;
}
