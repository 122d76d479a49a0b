import { type RefObject, useState } from "react";
import type { PanelIntents, RunChoices } from "../panel-state.ts";

const AT_FIRST: RunChoices = { planFirst: false, goOn: true };

/** The task that is being written, and what is done with it. */
export function useTask(field: RefObject<HTMLTextAreaElement | null>, run: PanelIntents["run"], onWrite: () => void) {
  const [task, setTask] = useState("");
  const [choices, choose] = useState<RunChoices>(AT_FIRST);
  const write = (text: string) => {
    setTask(text);
    onWrite();
  };
  return {
    task,
    choices,
    choose,
    write,
    /** Puts other words in its place, to go on writing there. */
    take(text: string) {
      write(text);
      field.current?.focus();
    },
    /** Runs it; what could not be started stays, to be put right. */
    async run() {
      if (!(await run(task, choices))) return;
      setTask("");
      choose(AT_FIRST);
    },
  };
}
