/** A JavaScript dialog of the page. Until it is answered nothing in the page answers, so it stands in the page's place. */
import { ask } from "./ask.ts";
import type { Look } from "./observe.ts";
import type { PageDialog, Ports } from "./ports.ts";
import type { RunSession } from "./session.ts";
import type { RunState } from "./state.ts";

type OpenDialog = NonNullable<RunState["dialog"]>;

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
  };
}

/** What the user is asked before a dialog is answered with OK. */
export function dialogEffect({ kind, text, origin }: OpenDialog, answer: string | undefined) {
  const title = kind === "beforeunload" ? `Leave the page at ${origin}` : `Answer OK to the question of ${origin}`;
  const lines = [...(text ? [text] : []), ...(answer === undefined ? [] : [`Answer: ${answer}`])];
  return { kind: "dialog", title, lines } as const;
}

/** Journals a dialog that has opened. An alert asks nothing: it is told, and closed at once. */
export async function recordDialog(session: RunSession, { kind, text, origin }: PageDialog): Promise<void> {
  await session.append({ type: "dialog.opened", kind, text, origin });
  if (kind === "alert") await session.append({ type: "dialog.closed", accepted: true, by: "run" });
}

/** Without a model the dialog is the user's to answer, and unless a flag says yes to everything nobody's yes is a no. */
export async function askAboutDialog(session: RunSession, ports: Ports): Promise<void> {
  const { dialog, started } = session.state;
  if (!dialog) return;
  const isConfirmed = started?.attendance.confirmed === "all";
  const answer = isConfirmed ? null : await ask(session, { kind: "confirm", effect: dialogEffect(dialog, undefined) });
  const accept = isConfirmed || (answer?.kind === "confirm" && answer.confirmed);
  await ports.page.answerDialog({ accept });
  await session.append({ type: "dialog.closed", accepted: accept, by: "run" });
}
