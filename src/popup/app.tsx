import { type RefObject, useRef } from "react";
import { Dock } from "./components/dock.tsx";
import { Header } from "./components/header.tsx";
import { Introduction } from "./components/introduction.tsx";
import { StatusBar } from "./components/status-bar.tsx";
import { Transcript } from "./components/transcript.tsx";
import { useCareOfFocus } from "./components/use-care-of-focus.ts";
import { useDrafts } from "./components/use-drafts.ts";
import { useEscape } from "./components/use-escape.ts";
import { useTask } from "./components/use-task.ts";
import type { PanelIntents, PanelState } from "./panel-state.ts";

/** Where the app is shown: the toolbar popup has a size of its own, the side panel fills its place. */
export type Frame = "popup" | "side";

export interface AppProps {
  frame: Frame;
  state: PanelState;
  intents: PanelIntents;
}

/** The whole panel, from plain values. */
export function App({ frame, state, intents }: AppProps) {
  const { view, tab } = state;
  const isActive = view?.active ?? false;
  const { message, write: setMessage } = useDrafts(view?.runId ?? null);
  const messageField = useRef<HTMLTextAreaElement>(null);
  const { taskField, reading } = useCareOfFocus(isActive, state.synced, message !== "");
  useEscape(isActive, intents.stop);

  /** What a notice said holds no longer once its field is written in. */
  const dismissNotice = () => {
    if (state.notice !== null) intents.dismissNotice();
  };
  const { task, choices, choose, write, take, run } = useTask(taskField, intents.run, dismissNotice);
  const writeMessage: typeof setMessage = (text) => {
    setMessage(text);
    dismissNotice();
  };

  return (
    <div className="panel" data-frame={frame} data-synced={state.synced} data-run={view !== null}>
      <Header tab={tab} onSettings={intents.openOptions} />
      <StatusBar word={view?.status ?? "Idle"} detail={view?.detail ?? ""} />
      <Stage state={state} intents={intents} reading={reading} onExample={take} />
      <Dock
        state={state}
        intents={intents}
        taskField={taskField}
        messageField={messageField}
        task={task}
        choices={choices}
        message={message}
        onWriteTask={write}
        onChoose={choose}
        onReuseTask={take}
        onRun={run}
        onWriteMessage={writeMessage}
      />
    </div>
  );
}

interface StageProps extends Pick<AppProps, "state" | "intents"> {
  /** What scrolls the run. */
  reading: RefObject<HTMLElement | null>;
  onExample(task: string): void;
}

/** The tab's run, or what there is to say before the first. */
function Stage({ state, intents, reading, onExample }: StageProps) {
  const { view, tab } = state;
  return (
    <main className="stage">
      {view ? (
        <Transcript
          view={view}
          scroller={reading}
          onEditProposal={intents.editProposal}
          onDropProposal={intents.dropProposal}
          onEditPlan={intents.editPlan}
          onUnqueue={intents.unqueueTask}
        />
      ) : (
        <Introduction
          configured={state.configured}
          canAct={(tab?.obstacle ?? null) === null}
          onExample={onExample}
          onAddModel={intents.openOptions}
        />
      )}
    </main>
  );
}
