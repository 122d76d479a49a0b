import { useState } from "react";
import { Composer } from "./components/composer.tsx";
import { Header } from "./components/header.tsx";
import { Introduction } from "./components/introduction.tsx";
import { ModelHint } from "./components/model-hint.tsx";
import { QuestionCard } from "./components/question-card.tsx";
import { RunControls } from "./components/run-controls.tsx";
import { StatusBar } from "./components/status-bar.tsx";
import { Transcript } from "./components/transcript.tsx";
import { useCareOfFocus } from "./components/use-care-of-focus.ts";
import { useEscape } from "./components/use-escape.ts";
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
  const [task, setTask] = useState("");
  const { view, tab } = state;
  const isActive = view?.active ?? false;
  const { taskField, reading } = useCareOfFocus(isActive, state.synced);
  useEscape(isActive, intents.stop);

  const write = (text: string) => {
    setTask(text);
    if (state.notice !== null) intents.dismissNotice();
  };
  const take = (text: string) => {
    write(text);
    taskField.current?.focus();
  };
  const run = async () => {
    if (await intents.run(task)) setTask("");
  };

  return (
    <div className="panel" data-frame={frame} data-synced={state.synced} data-run={view !== null}>
      <Header tab={tab} onSettings={intents.openOptions} />
      <StatusBar word={view?.status ?? "Idle"} detail={view?.detail ?? ""} />
      <main className="stage">
        {view ? (
          <Transcript view={view} scroller={reading} />
        ) : (
          <Introduction
            configured={state.configured}
            canAct={(tab?.obstacle ?? null) === null}
            onExample={take}
            onAddModel={intents.openOptions}
          />
        )}
      </main>
      <footer className="dock">
        {/* Always there, so that a question which appears in it is read out. */}
        <div aria-live="assertive">
          {view?.question && (
            <QuestionCard
              key={view.question.id}
              question={view.question.question}
              isSending={state.sending === "answer"}
              onAnswer={(answer) => view.question && intents.answer(view.question.id, answer)}
            />
          )}
        </div>
        <div role="alert">{state.notice && <p className="notice">{state.notice}</p>}</div>
        {isActive && view ? (
          <RunControls isPaused={view.paused} onPause={intents.pause} onResume={intents.resume} onStop={intents.stop} />
        ) : (
          <>
            {view && state.configured === false && <ModelHint onAddModel={intents.openOptions} />}
            <Composer
              field={taskField}
              task={task}
              obstacle={state.notice === tab?.obstacle ? null : (tab?.obstacle ?? null)}
              lastTask={view?.task ?? null}
              isStarting={state.sending === "run"}
              onWrite={write}
              onReuse={take}
              onRun={run}
            />
          </>
        )}
      </footer>
    </div>
  );
}
