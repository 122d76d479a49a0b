import { type KeyboardEvent, type RefObject, useState } from "react";
import type { RunView } from "../../protocol/view.ts";
import { withoutSent } from "../drafts.ts";
import { meaningOfKey, nameOfNowKey } from "../enter-key.ts";
import { hintOfMessage } from "../message-hint.ts";

interface MessageComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  message: string;
  view: RunView;
  /** Takes the new text, or what makes it of the one that is there by then. */
  onWrite(message: string | ((current: string) => string)): void;
  /** Each is true when the words were taken. */
  onSend(text: string): Promise<boolean>;
  onDoItNow(text: string): Promise<boolean>;
  /** For after the task that is under way. */
  onQueue(text: string): Promise<boolean>;
}

type Way = "send" | "now" | "next";

/** Where a run that is under way is spoken to, also while it waits for an answer. */
export function MessageComposer({ field, message, view, onWrite, ...on }: MessageComposerProps) {
  const ways = { send: on.onSend, now: on.onDoItNow, next: on.onQueue };
  const [sending, setSending] = useState<Way | null>(null);
  const say = async (way: Way) => {
    if (sending !== null) return;
    setSending(way);
    const taken = await ways[way](message);
    setSending(null);
    if (taken) onWrite((current) => withoutSent(current, message));
    field.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const meaning = meaningOfKey({ ...keyOf(event), isComposing: event.nativeEvent.isComposing });
    if (meaning === null) return;
    event.preventDefault();
    if (meaning !== "held") say(meaning);
  };
  return (
    <div className="composer message">
      <div className="composer-head">
        <label htmlFor="message">Message</label>
        <p id="message-effect" className="hint one-line">
          {hintOfMessage(view)}
        </p>
      </div>
      <textarea
        id="message"
        ref={field}
        rows={1}
        dir="auto"
        value={message}
        aria-describedby="message-effect message-keys"
        onChange={(event) => onWrite(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-foot">
        <p id="message-keys" className={view.mode === "model" ? "hint own-line" : "hint"}>
          Enter sends, {nameOfNowKey(navigator.platform)} does it now
        </p>
        {/* More direct commands wait for those under way in any case. */}
        {view.mode === "model" && (
          <button type="button" className="say-button" aria-busy={sending === "next"} onClick={() => say("next")}>
            After this
          </button>
        )}
        <button type="button" className="say-button" aria-busy={sending === "now"} onClick={() => say("now")}>
          Do it now
        </button>
        <button type="button" className="primary say-button" aria-busy={sending === "send"} onClick={() => say("send")}>
          Send
        </button>
      </div>
    </div>
  );
}

function keyOf({ key, shiftKey, ctrlKey, metaKey, repeat }: KeyboardEvent) {
  return { key, shiftKey, ctrlKey, metaKey, repeat };
}
