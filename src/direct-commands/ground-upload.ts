/** "upload cat.png to Avatar": which of the attached files, and into which field. */
import type { Found } from "./find.ts";
import { find, type Want } from "./find.ts";
import { costOf, type Ground, type Grounding, missing, resolve } from "./grounding.ts";
import type { TargetPhrase, UploadInstruction, UploadReading } from "./instruction.ts";
import { isFileName } from "./upload.ts";

/** A drop area or a button that opens the chooser will do as well. */
const TAKES_FILES: Want = { accepts: () => true, prefers: ({ node }) => node.inputType === "file" };
const ANY_FIELD: TargetPhrase = { spoken: "file field" };

interface Upload {
  names: string[];
  target: TargetPhrase | undefined;
  /** How doubtful the names are. */
  doubt: number;
}

export function groundUpload(instruction: UploadInstruction, on: Ground): Grounding {
  const uploads = [instruction, ...(instruction.otherwise ?? [])].flatMap((reading) => uploadsOf(reading, on));
  const known = uploads.filter(({ doubt }) => Number.isFinite(doubt));
  if (known.length === 0) return missing(notAttached(instruction, on.context.files));
  const located = known.map((upload) => ({ ...upload, found: fieldOf(upload.target, on) }));
  const best = located.reduce((left, right) => (cost(right) < cost(left) ? right : left));
  if (best.found === undefined && best.target === undefined)
    return missing("There is no file field on this page. Say where the file goes: upload “cat.png” to Avatar.");
  return resolve(on, best.found, best.target ?? ANY_FIELD, TAKES_FILES, (ref) => ({
    action: "upload_file",
    ref,
    files: best.names,
  }));
}

function cost({ doubt, found }: Upload & { found: Found | undefined }): number {
  return doubt + costOf(found);
}

/** Without a target: the file fields that there are. */
function fieldOf(target: TargetPhrase | undefined, on: Ground): Found | undefined {
  if (on.chosen !== undefined) return { cost: 0, entries: [on.chosen] };
  if (target !== undefined) return find(on.index, target, TAKES_FILES);
  const fields = on.index.filter(({ node }) => node.ref !== undefined && node.inputType === "file");
  return fields.length === 0 ? undefined : { cost: 0, entries: fields };
}

const DOUBT = { attached: 0, looksLikeFiles: 1, saysSo: 5 } as const;

function uploadsOf({ files, target }: UploadReading, { context }: Ground): Upload[] {
  if (files.length === 0) return context.files?.length ? [{ names: [...context.files], target, doubt: 0 }] : [];
  return files.map((said) => {
    if (context.files !== undefined) {
      const names = said.map((name) => attachedAs(name, context.files ?? []));
      const isWhole = names.every((name) => name !== undefined);
      return { names: names.flatMap((name) => name ?? []), target, doubt: isWhole ? DOUBT.attached : Infinity };
    }
    return { names: said, target, doubt: said.every(isFileName) ? DOUBT.looksLikeFiles : DOUBT.saysSo };
  });
}

/** As it was attached: in the user's spelling, but for case, article and ending where only one file fits. */
function attachedAs(said: string, attached: readonly string[]): string | undefined {
  if (attached.includes(said)) return said;
  const wanted = said.toLowerCase().replace(/^(?:the|my|a|an) /, "");
  const fitting = attached.filter((name) => {
    const plain = name.toLowerCase();
    return plain === wanted || plain.replace(/\.[^.]+$/, "") === wanted;
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function notAttached({ files }: UploadReading, attached: readonly string[] | undefined): string {
  const said = files[0]?.map((name) => `“${name}”`).join(" and ");
  if (attached === undefined || said === undefined)
    return "It does not say which file. Attach it to the task and say its name: upload “cat.png” to Avatar.";
  if (attached.length === 0) return `${said} is not attached. Attach it to the task first.`;
  return `${said} is not among what is attached: ${attached.map((name) => `“${name}”`).join(", ")}.`;
}
