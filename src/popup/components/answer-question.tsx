import { type KeyboardEvent, useId, useState } from "react";
import type { Choices, Question } from "../../protocol/question.ts";
import { isByHand } from "../trusted.ts";
import { AnswerButton } from "./answer-button.tsx";
import type { QuestionParts } from "./question-card.tsx";
import { QuestionText } from "./question-text.tsx";

interface AnswerQuestionProps {
  question: Extract<Question, { kind: "answer" }>;
  parts: QuestionParts;
}

export function AnswerQuestion({ question, parts }: AnswerQuestionProps) {
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
          {question.choices?.question ?? question.text}
        </p>
        {question.choices && <ChoiceList choices={question.choices} />}
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

/** One thing a line, with the number to answer with. */
function ChoiceList({ choices: { names, unnamed } }: { choices: Choices }) {
  return (
    <>
      <ol className="choices">
        {names.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a question stays as it is, and names may be alike.
          <li key={index}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ol>
      {unnamed > 0 && <p className="quiet">and {unnamed} more</p>}
    </>
  );
}
