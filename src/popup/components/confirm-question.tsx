import type { ConsequenceKind, Effect } from "../../protocol/question.ts";
import { NEVER_BLANKET } from "../../protocol/question.ts";
import { AnswerButton } from "./answer-button.tsx";
import type { QuestionParts } from "./question-card.tsx";
import { QuestionText } from "./question-text.tsx";

/** Our own words for what follows, whatever the page calls it. */
const CONSEQUENCES: Record<ConsequenceKind, string> = {
  pay: "This spends money or orders something.",
  delete: "This deletes or cancels something.",
  credentials: "This changes how you sign in.",
  upload: "This gives files to the site.",
  send: "This sends or publishes something.",
  share: "This lets others in.",
  consent: "This agrees to terms in your name.",
  "sign-in": "This signs you in.",
  download: "This saves a file on your machine.",
  address: "This opens an address that you did not name.",
  carry: "This may tell one site what was read on another.",
  dialog: "This answers the page’s own dialog.",
  repeat: "This may have happened already.",
  shortcut: "The page may have bound any of its commands to this key.",
  submit: "This submits a form.",
};

export function ConfirmQuestion({ effect, parts }: { effect: Effect; parts: QuestionParts }) {
  const isGrave = NEVER_BLANKET.includes(effect.kind);
  return (
    <>
      <h2 id={parts.titleId}>
        <bdi>{effect.title}</bdi>
      </h2>
      <QuestionText id={parts.bodyId} label="What will happen">
        <p className={isGrave ? "grave" : "quiet"}>{CONSEQUENCES[effect.kind]}</p>
        {effect.lines.length > 0 && <EffectLines lines={effect.lines} />}
      </QuestionText>
      <div className="answers">
        <AnswerButton
          isOpen={parts.isOpen}
          className={isGrave ? "danger" : "primary"}
          onPress={() => parts.onAnswer({ kind: "confirm", confirmed: true })}
        >
          Confirm
        </AnswerButton>
        <AnswerButton isOpen={parts.isOpen} onPress={() => parts.onAnswer({ kind: "confirm", confirmed: false })}>
          Deny
        </AnswerButton>
      </div>
    </>
  );
}

function EffectLines({ lines }: { lines: string[] }) {
  return (
    <ul className="effect">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an effect never changes once it is shown.
        <li key={index} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
