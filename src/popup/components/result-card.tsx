import type { Ref } from "react";
import type { RunStatus } from "../../protocol/event.ts";
import type { RunView } from "../../protocol/view.ts";
import type { Tone } from "../entry-format.ts";
import { CopyButton } from "./copy-button.tsx";

export const VERDICTS: Record<RunStatus, { words: string; tone: Tone }> = {
  done: { words: "Done", tone: "good" },
  partial: { words: "Done in part", tone: "care" },
  blocked: { words: "Blocked", tone: "bad" },
  declined: { words: "Declined", tone: "care" },
  failed: { words: "Failed", tone: "bad" },
  stopped: { words: "Stopped", tone: "quiet" },
};

interface ResultCardProps {
  result: NonNullable<RunView["result"]>;
  ref: Ref<HTMLElement>;
}

export function ResultCard({ result, ref }: ResultCardProps) {
  const verdict = VERDICTS[result.status];
  return (
    <section className="result" data-tone={verdict.tone} ref={ref} aria-labelledby="result-title">
      <div className="card-head">
        <h2 id="result-title">
          Result <span className="verdict">{verdict.words}</span>
        </h2>
        <CopyButton text={result.text} what="result" />
      </div>
      <p data-testid="result" dir="auto">
        {result.text}
      </p>
    </section>
  );
}
