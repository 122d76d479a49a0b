import { useState } from "react";
import type { Drafts } from "../drafts.ts";

/** The message that is being written for a run, and what changes it. */
export function useDrafts(runId: string | null) {
  const [drafts, setDrafts] = useState<Drafts>({});
  const key = runId ?? "";
  const write = (text: string | ((current: string) => string)) =>
    setDrafts((all) => ({ ...all, [key]: typeof text === "string" ? text : text(all[key] ?? "") }));
  return { message: drafts[key] ?? "", write };
}
