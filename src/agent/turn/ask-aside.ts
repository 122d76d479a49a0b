/** A model asked beside the turns, by another role than the navigator's. Its answer is no turn and starts no action. */
import type { LanguageModel, ModelRequest } from "../../protocol/model.ts";
import type { ModelRole } from "../../protocol/settings.ts";
import { costOf, sentTo } from "../journal/ledger.ts";
import type { RunSession } from "../journal/session.ts";
import type { Ports } from "../ports.ts";

/** The user had something to say before the answer came: nobody's fault. */
export class CutShort extends Error {
  override readonly name = "CutShort";
}

/** Asks once and waits for the whole answer, which is journaled with what it cost. @throws {AgentError | CutShort | RunEnded} */
export async function askAside(
  session: RunSession,
  ports: Ports,
  model: LanguageModel,
  role: Exclude<ModelRole, "navigator">,
  request: ModelRequest,
): Promise<string> {
  const { step } = session.state;
  await session.append({ type: "model.asked", step, attempt: 1, role, sent: sentTo(model, request.messages) });
  const startedAt = ports.clock.now();
  let answer = "";
  let firstTokenMs = 0;
  const { pauses, words } = session;
  await session
    .cutByUser(pauses, words, async (cut) => {
      for await (const delta of model.stream(request, AbortSignal.any([cut, session.signal]))) {
        if (delta.kind === "text") {
          firstTokenMs ||= ports.clock.now() - startedAt;
          answer += delta.text;
        } else {
          const ms = ports.clock.now() - startedAt;
          const { usage } = delta;
          const cost = costOf(usage, model.prices);
          await session.append({ type: "model.answered", step, answer, usage, ms, firstTokenMs, role, ...cost });
        }
      }
    })
    .catch(async (error: unknown) => {
      if (session.pauses === pauses && session.words === words) throw error;
      await session.append({ type: "model.aborted", step, reason: "the user had something to say" });
      throw new CutShort("the user had something to say", { cause: error });
    });
  return answer;
}
