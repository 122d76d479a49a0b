import type { SiteAnswer } from "../../protocol/grant.ts";
import type { Question } from "../../protocol/question.ts";
import { AnswerButton } from "./answer-button.tsx";
import type { QuestionParts } from "./question-card.tsx";
import { QuestionText } from "./question-text.tsx";

const CHOICES: { answer: SiteAnswer; words: string }[] = [
  { answer: "once", words: "Allow once" },
  { answer: "task", words: "Allow for this task" },
  { answer: "always", words: "Always allow on this site" },
  { answer: "deny", words: "Deny" },
];

interface SiteQuestionProps {
  question: Extract<Question, { kind: "site" }>;
  parts: QuestionParts;
}

export function SiteQuestion({ question, parts }: SiteQuestionProps) {
  return (
    <>
      <h2 id={parts.titleId}>May Deckhand {question.access} this site?</h2>
      <QuestionText id={parts.bodyId} label="Which site, and why">
        <p className="origin">
          <bdi>{question.origin}</bdi>
        </p>
        <p className="quiet">
          Why: <bdi>{question.reason}</bdi>
        </p>
        {question.prompt ? <p className="quiet">After a yes, Chrome will ask you too.</p> : null}
      </QuestionText>
      <div className="answers four">
        {CHOICES.map(({ answer, words }) => (
          <AnswerButton
            key={answer}
            isOpen={parts.isOpen}
            {...(answer === "task" ? { className: "primary" } : {})}
            onPress={() => parts.onAnswer({ kind: "site", answer })}
          >
            {words}
          </AnswerButton>
        ))}
      </div>
    </>
  );
}
