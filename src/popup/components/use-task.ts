import { type RefObject, useState } from "react";
import type { PanelIntents } from "../panel-state.ts";

/** The task that is being written, and what is done with it. */
export function useTask(field: RefObject<HTMLTextAreaElement | null>, run: PanelIntents["run"], onWrite: () => void) {
  const [task, setTask] = useState("");
  const write = (text: string) => {
    setTask(text);
    onWrite();
  };
  return {
    task,
    write,
    /** Puts other words in its place, to go on writing there. */
    take(text: string) {
      write(text);
      field.current?.focus();
    },
    /** Runs it; what could not be started stays, to be put right. */
    async run() {
      if (await run(task)) setTask("");
    },
  };
}
