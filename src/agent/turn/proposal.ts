/** What a pause kept: actions that the user has seen, perhaps changed, and lets go on with Resume. */
import { refsOf } from "../../protocol/action.ts";
import type { ProposalItem } from "../../protocol/event.ts";
import { skip } from "../act/order.ts";
import { dialogLook } from "../dialog.ts";
import { spendGrant } from "../grants.ts";
import { TAKEN_UP } from "../journal/reduce.ts";
import type { RunSession } from "../journal/session.ts";
import { currentDialog } from "../journal/state.ts";
import { type Look, look } from "../observe.ts";
import type { Ports } from "../ports.ts";
import { Batch } from "./batch.ts";

const SOUND = Promise.resolve(true);

/**
 * Looks first, then does what is left of the proposal; what is no longer what was seen is dropped.
 * @throws {ReadDenied | PageBlocked | PageError | RunEnded}
 */
export async function takeProposal(session: RunSession, ports: Ports): Promise<void> {
  const dialog = currentDialog(session.state);
  const seen = dialog ? dialogLook(session, dialog) : await look(session, ports, "read and change");
  if (!dialog) await spendGrant(session, seen.page.origin, "read");
  await session.gate();
  if (session.pauses !== seen.pauses || session.state.overrides.length > 0) return;
  const items = session.state.proposal;
  await session.append({ type: "proposal.closed", reason: TAKEN_UP });
  const batch = new Batch(session, ports, seen, { whole: SOUND });
  for (const item of items) {
    const by = item.edited ? "user" : "model";
    if (isUnchanged(item, seen)) batch.offer({ ok: true, action: item.action }, by);
    else {
      await batch.finished();
      await skip(session, seen, { ...item, by, whole: SOUND }, "its target changed while the run was paused");
      batch.stop("an action before it was dropped");
    }
  }
  await batch.finished();
}

const isUnchanged = ({ action, prints }: ProposalItem, { nodes }: Look): boolean =>
  refsOf(action).every((ref) => nodes.get(ref)?.print === prints[ref]);
