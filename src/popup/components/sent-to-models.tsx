import { describeDollars, describeUsage } from "../../protocol/describe-usage.ts";
import type { SentTotal } from "../../protocol/view.ts";
import { describeFileSize } from "../file-size.ts";

/** What of the run has left for models, and to whom; closed until somebody wants to know. */
export function SentToModels({ sent }: { sent: SentTotal[] }) {
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
  const dollars = sent.flatMap(({ usage }) => usage.flatMap((one) => one.dollars ?? []));
  return (
    <details className="sent">
      <summary>
        Sent to models: {describeFileSize(bytes)}
        {dollars.length > 0 && `, ${describeDollars(dollars.reduce((sum, one) => sum + one, 0))}`}
      </summary>
      <ul>
        {sent.map(({ to, requests, bytes: size, masked, usage }) => (
          <li key={to}>
            <bdi>{to}</bdi>: {requests === 1 ? "1 request" : `${requests} requests`}, {describeFileSize(size)}
            {masked.length > 0 && `; hidden: ${masked.join(", ")}`}
            <ul>
              {usage.map((one) => (
                <li key={one.role}>{describeUsage(one)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
