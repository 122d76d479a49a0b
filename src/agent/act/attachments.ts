/** Files that the user attached to the task: named to the model, uploaded only with a yes. */
import type { ActionOf } from "../../protocol/action.ts";
import type { Attachment } from "../../protocol/event.ts";
import type { Effect } from "../../protocol/question.ts";
import type { ElementFacts } from "../../protocol/snapshot.ts";
import { Refusal } from "./refusal.ts";

/** `photo.png (image/png, 12 kB)` */
export function describeAttachment({ name, type, size }: Attachment): string {
  const bytes =
    size < 1000 ? `${size} bytes` : size < 1e6 ? `${Math.round(size / 1000)} kB` : `${(size / 1e6).toFixed(1)} MB`;
  return `${name} (${type ? `${type}, ` : ""}${bytes})`;
}

/** What an upload does, for the user's yes. @throws {Refusal} for a file that the user did not attach */
export function uploadOf(
  { files }: ActionOf<"upload_file">,
  attachments: Attachment[],
  target: ElementFacts | undefined,
): Effect {
  const lines = files.map((file) => {
    const attachment = attachments.find(({ name }) => name === file);
    if (attachment) return describeAttachment(attachment);
    const names = attachments.map(({ name }) => `“${name}”`).join(", ");
    throw new Refusal(
      "refused",
      `“${file}” is not attached to the task; ${names ? `attached: ${names}` : "nothing is: ask the user for it"}`,
    );
  });
  const host = target ? new URL(target.origin).host : "this page";
  const count = files.length === 1 ? `“${files[0]}”` : `${files.length} files`;
  return { kind: "upload", title: `Give ${count} to ${host}`, lines };
}
