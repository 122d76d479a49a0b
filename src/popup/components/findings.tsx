import { useRef } from "react";
import { CopyButton } from "./copy-button.tsx";
import { useFollowEnd } from "./use-follow-end.ts";

interface FindingsProps {
  findings: string[];
  /** While the run works the list is kept short, so that the log beside it stays in sight. */
  isShort: boolean;
}

/** What the run has saved so far, shown at once. Read out by the log's line, not here again. */
export function Findings({ findings, isShort }: FindingsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useFollowEnd(scroller, findings.length);
  return (
    <section className="findings" data-short={isShort}>
      <h2 id="findings-title">Findings</h2>
      <div className="findings-list" ref={scroller}>
        <ul aria-labelledby="findings-title">
          {findings.map((finding, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: findings are only ever added at the end.
            <li key={index} className="finding">
              <span dir="auto">{finding}</span>
              <CopyButton text={finding} what={`finding ${index + 1}`} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
