import type { RefObject } from "react";
import type { PanelIntents, PanelState, RunChoices } from "../panel-state.ts";
import { Composer } from "./composer.tsx";
import { MessageComposer } from "./message-composer.tsx";
import { ModelHint } from "./model-hint.tsx";
import { QuestionCard } from "./question-card.tsx";
import { RunControls } from "./run-controls.tsx";
import { useFileDrop } from "./use-file-drop.ts";

interface DockProps {
  state: PanelState;
  intents: PanelIntents;
  taskField: RefObject<HTMLTextAreaElement | null>;
  messageField: RefObject<HTMLTextAreaElement | null>;
  task: string;
  choices: RunChoices;
  message: string;
  onWriteTask(task: string): void;
  onChoose(choices: RunChoices): void;
  onReuseTask(task: string): void;
  onRun(): void;
  onWriteMessage(message: string | ((current: string) => string)): void;
}

/** What the user answers with, writes in and steers by. It grows upwards: Pause and Stop stay where they are. */
export function Dock(props: DockProps) {
  const { state, intents, messageField, message } = props;
  const { view } = state;
  const isActive = view?.active ?? false;
  const isDropping = useFileDrop(isActive ? null : intents.attach);
  return (
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
        <>
          <MessageComposer
            key={view.runId}
            field={messageField}
            message={message}
            view={view}
            onWrite={props.onWriteMessage}
            onSend={intents.sendFeedback}
            onDoItNow={intents.sendOverride}
            onQueue={intents.queueTask}
          />
          <RunControls isPaused={view.paused} onPause={intents.pause} onResume={intents.resume} onStop={intents.stop} />
        </>
      ) : (
        <TaskDock {...props} isDropping={isDropping} />
      )}
    </footer>
  );
}

/** Where the next task is written; what was written before is at hand. */
function TaskDock({
  state,
  intents,
  taskField,
  task,
  choices,
  message,
  isDropping,
  ...on
}: DockProps & { isDropping: boolean }) {
  const { view, tab, notice } = state;
  const unsent = message.trim() === "" ? null : { text: message, words: "Use the message that was not sent" };
  return (
    <>
      {view && state.configured === false && <ModelHint onAddModel={intents.openOptions} />}
      <Composer
        field={taskField}
        task={task}
        obstacle={notice === tab?.obstacle ? null : (tab?.obstacle ?? null)}
        earlier={unsent ?? (view && { text: view.task, words: "Use the last one again" })}
        choices={state.configured ? choices : null}
        hasEarlier={view?.mode === "model"}
        isStarting={state.sending === "run"}
        files={state.attached}
        isDropping={isDropping}
        onWrite={on.onWriteTask}
        onReuse={on.onReuseTask}
        onChoose={on.onChoose}
        onRun={on.onRun}
        onAttach={intents.attach}
        onDetach={intents.detach}
      />
    </>
  );
}
