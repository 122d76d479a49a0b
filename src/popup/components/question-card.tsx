import { useId } from "react";
import type { Answer, Question } from "../../protocol/question.ts";
import { AnswerQuestion } from "./answer-question.tsx";
import { ConfirmQuestion } from "./confirm-question.tsx";
import { SiteQuestion } from "./site-question.tsx";
import { useArmed } from "./use-armed.ts";

interface QuestionCardProps {
  question: Question;
  isSending: boolean;
  onAnswer(answer: Answer): void;
}

/** Names that tie a question's words to its dialog. */
export interface QuestionParts {
  titleId: string;
  bodyId: string;
  /** Its answers may be used: shown for long enough, and no answer is under way. */
  isOpen: boolean;
  onAnswer(answer: Answer): void;
}

/** A question to the user. Not modal: pausing and stopping stay at hand. */
export function QuestionCard({ question, isSending, onAnswer }: QuestionCardProps) {
  const id = useId();
  const isArmed = useArmed();
  const parts = { titleId: `${id}title`, bodyId: `${id}body`, isOpen: isArmed && !isSending, onAnswer };
  return (
    <div
      role="alertdialog"
      aria-modal="false"
      aria-labelledby={parts.titleId}
      aria-describedby={parts.bodyId}
      className="question"
      data-kind={question.kind}
    >
      <QuestionBody question={question} parts={parts} />
    </div>
  );
}

function QuestionBody({ question, parts }: { question: Question; parts: QuestionParts }) {
  switch (question.kind) {
    case "site":
      return <SiteQuestion question={question} parts={parts} />;
    case "confirm":
      return <ConfirmQuestion effect={question.effect} parts={parts} />;
    case "answer":
      return <AnswerQuestion question={question} parts={parts} />;
  }
}
