/** Questions to the user. They are events: asked, and answered or withdrawn; the run waits in between. */
import type { Answer, Question } from "../protocol/question.ts";
import type { RunSession } from "./session.ts";

/** Why a question found nobody; the command line turns it into its exit code. */
export const NOBODY_THERE = "nobody is there to answer";

/**
 * Asks and waits. Null when nobody is there: the question is journaled and withdrawn at once, so that the log says
 * what a person would have been asked.
 * @throws {RunEnded}
 */
export async function ask(session: RunSession, question: Question, actionId?: string): Promise<Answer | null> {
  await session.until((state) => state.question === null);
  const questionId = `q${session.state.seq + 1}`;
  await session.append({
    type: "question.asked",
    questionId,
    question,
    ...(actionId === undefined ? {} : { actionId }),
  });
  if (session.state.started?.attendance.attended === false) {
    await session.append({ type: "question.withdrawn", questionId, reason: NOBODY_THERE });
    return null;
  }
  await session.until((state) => state.question?.questionId !== questionId);
  const answered = session.events.find(
    (event) => event.type === "question.answered" && event.questionId === questionId,
  );
  return answered?.type === "question.answered" ? answered.answer : null;
}
