import { type KeyboardEvent, useId, useState } from "react";
import { isByHand } from "../trusted.ts";
import { AnswerButton } from "./answer-button.tsx";
import type { QuestionParts } from "./question-card.tsx";
import { QuestionText } from "./question-text.tsx";

export function AnswerQuestion({ text, parts }: { text: string; parts: QuestionParts }) {
  const [answer, setAnswer] = useState("");
  const [isMissing, setMissing] = useState(false);
  const id = useId();
  const send = () => {
    setMissing(answer.trim() === "");
    if (answer.trim() !== "") parts.onAnswer({ kind: "answer", text: answer.trim() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (parts.isOpen && !event.repeat && isByHand(event)) send();
  };
  return (
    <>
      <h2 id={parts.titleId}>Deckhand asks</h2>
      <QuestionText id={parts.bodyId} label="Question">
        <p className="asked" dir="auto">
          {text}
        </p>
      </QuestionText>
      <label htmlFor={id}>Answer</label>
      <textarea
        id={id}
        rows={1}
        dir="auto"
        value={answer}
        aria-invalid={isMissing}
        onChange={(event) => setAnswer(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div role="alert">{isMissing && <p className="notice">Write an answer first.</p>}</div>
      <div className="answers">
        <AnswerButton isOpen={parts.isOpen} className="primary" onPress={send}>
          Send answer
        </AnswerButton>
      </div>
    </>
  );
}
