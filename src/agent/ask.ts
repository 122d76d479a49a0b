/** Questions to the user. They are events: asked, and answered or withdrawn; the run waits in between. */
import type { Answer, Question } from "../protocol/question.ts";
import type { RunSession } from "./journal/session.ts";

/** Why a question found nobody; the command line turns it into its exit code. */
export const NOBODY_THERE = "nobody is there to answer";

/** The question was taken back, since the user said something else instead: what it was asked for is off. */
export class QuestionWithdrawn extends Error {
  override readonly name = "QuestionWithdrawn";
}

/** On whose behalf a question is asked. */
export interface Asker {
  actionId?: string | undefined;
  /** How often the user had said something when the action was decided: with more words since, it is not asked. */
  words?: number | undefined;
}

/**
 * Asks and waits. Null when nobody is there: the question is journaled and withdrawn at once, so that the log says
 * what a person would have been asked.
 * @throws {RunEnded | QuestionWithdrawn}
 */
export async function ask(session: RunSession, question: Question, asker: Asker = {}): Promise<Answer | null> {
  const { actionId, words } = asker;
  let questionId = "";
  await session.until((state) => state.question === null);
  const isAsked = await session.appendIf(({ seq }) => {
    // Said while this was on its way: what it would be asked for is off.
    if (words !== undefined && session.words !== words) return null;
    questionId = `q${seq + 1}`;
    return { type: "question.asked", questionId, question, ...(actionId === undefined ? {} : { actionId }) };
  });
  if (!isAsked) throw new QuestionWithdrawn("the user had something to say");
  if (session.state.started?.attendance.attended === false) {
    await session.append({ type: "question.withdrawn", questionId, reason: NOBODY_THERE });
    return null;
  }
  await session.until((state) => state.question?.questionId !== questionId);
  for (const event of session.events) {
    if (event.type === "question.answered" && event.questionId === questionId) return event.answer;
    if (event.type === "question.withdrawn" && event.questionId === questionId)
      throw new QuestionWithdrawn(event.reason);
  }
  return null;
}

/**
 * Takes the open question back, because the user has said something else. One for a site that the run has to see first
 * stays: nothing can be planned anew without it.
 */
export async function withdrawQuestion(session: RunSession, reason: string, everyKind: boolean): Promise<void> {
  await session.appendIf(({ question }) => {
    if (!question) return null;
    const holdsUp = everyKind || question.actionId !== undefined || question.question.kind === "answer";
    return holdsUp ? { type: "question.withdrawn", questionId: question.questionId, reason } : null;
  });
}
