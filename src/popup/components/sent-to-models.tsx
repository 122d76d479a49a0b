import type { SentTotal } from "../../protocol/view.ts";
import { describeFileSize } from "../file-size.ts";

/** What of the run has left for models, and to whom; closed until somebody wants to know. */
export function SentToModels({ sent }: { sent: SentTotal[] }) {
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
  return (
    <details className="sent">
      <summary>Sent to models: {describeFileSize(bytes)}</summary>
      <ul>
        {sent.map(({ to, requests, bytes: size, masked }) => (
          <li key={to}>
            <bdi>{to}</bdi>: {requests === 1 ? "1 request" : `${requests} requests`}, {describeFileSize(size)}
            {masked.length > 0 && `; hidden: ${masked.join(", ")}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
