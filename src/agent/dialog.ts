/** A JavaScript dialog of the page. Until it is answered nothing in the page answers, so it stands in the page's place. */
import { ask } from "./ask.ts";
import type { RunSession } from "./journal/session.ts";
import { currentDialog, type OpenDialog } from "./journal/state.ts";
import type { Look } from "./observe.ts";
import type { PageDialog, Ports } from "./ports.ts";

/** What a model is shown while a dialog is open. */
export function dialogLook(session: RunSession, { kind, text, origin }: OpenDialog): Look {
  const outline = `dialog ${kind} of ${origin}: ${JSON.stringify(text)}\nThe page waits for an answer to it and shows nothing else until then: answer_dialog.`;
  const scroll = { y: 0, height: 0, viewport: 0 };
  const url = session.state.steps.at(-1)?.url ?? session.state.started?.url ?? "";
  return {
    page: { origin, url, title: "", scroll, root: { role: "dialog", name: text, place: "viewport" } },
    outline,
    tokens: Math.ceil(outline.length / 4),
    pageTokens: Math.ceil(outline.length / 4),
    documents: [],
    nodes: new Map(),
    pauses: session.pauses,
    tab: session.state.tab,
  };
}

/** What the user is asked before a dialog is answered with OK. */
export function dialogEffect({ kind, text, origin }: OpenDialog, answer: string | undefined) {
  const title = kind === "beforeunload" ? `Leave the page at ${origin}` : `Answer OK to the question of ${origin}`;
  const lines = [...(text ? [text] : []), ...(answer === undefined ? [] : [`Answer: ${answer}`])];
  return { kind: "dialog", title, lines } as const;
}

/** Journals a dialog that has opened in a tab of the run. @returns its id */
export async function recordDialog(session: RunSession, dialog: PageDialog, tab: string): Promise<string> {
  const { kind, text, origin } = dialog;
  let dialogId = "";
  await session.appendIf(({ seq }) => {
    dialogId = `d${seq + 1}`;
    return { type: "dialog.opened", dialogId, tab, kind, text, origin };
  });
  return dialogId;
}

/**
 * Without a model the dialog is the user's to answer, and unless a flag says yes to everything nobody's yes is a no.
 * What a pause, or the user in the page, has overtaken is left alone.
 */
export async function askAboutDialog(session: RunSession, ports: Ports): Promise<void> {
  const dialog = currentDialog(session.state);
  if (!dialog) return;
  const { dialogId } = dialog;
  const isConfirmed = session.state.started?.attendance.confirmed === "all";
  const answer = isConfirmed ? null : await ask(session, { kind: "confirm", effect: dialogEffect(dialog, undefined) });
  const accept = isConfirmed || (answer?.kind === "confirm" && answer.confirmed);
  const { pausedBy, overrides } = session.state;
  if (pausedBy !== null || overrides.length > 0 || currentDialog(session.state)?.dialogId !== dialogId) return;
  const { settled } = await ports.page.answerDialog({ accept });
  await session.append({ type: "dialog.closed", dialogId, accepted: accept, by: "run" });
  await settled;
}
