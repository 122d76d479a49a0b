/** A page in a real browser and a session in it, for tests: the test plays the background. */
import type { ActionResult, PageAction } from "../protocol/action.ts";
import type { ContentNotice, FileContent, InputRequest, PerformReply } from "../protocol/messages.ts";
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { Session } from "./session.ts";
import { makeTrustedInput } from "./trusted-driver.ts";

/** The two inputs that every action has to work with. */
export const INPUTS = ["trusted", "synthetic"] as const;
export type InputKind = (typeof INPUTS)[number];

export class TestPage {
  readonly #closedRoots = new Map<Element, ShadowRoot>();
  readonly notices: ContentNotice[] = [];
  readonly session = new Session({
    openShadowRoot: (host) => this.#closedRoots.get(host) ?? host.shadowRoot,
    notify: (notice) => this.notices.push(notice),
  });
  #actions = 0;
  #prints: Record<string, number> = {};

  constructor(html: string) {
    document.body.replaceChildren(document.createRange().createContextualFragment(html));
    scrollTo({ top: 0, behavior: "instant" });
  }

  /** Gives the element a closed shadow root, to which the session has its way in as an extension has. */
  attachClosedRoot(host: Element, html: string): ShadowRoot {
    const root = host.attachShadow({ mode: "closed" });
    root.append(document.createRange().createContextualFragment(html));
    this.#closedRoots.set(host, root);
    return root;
  }

  /** Ref of the thing with this role and name, as an observation gives it; its fingerprint is remembered. */
  async ref(role: string, name?: string): Promise<string> {
    const snapshot = await this.session.handlers["snapshot-take"]({ refPrefix: "a" });
    const nodes = flatten(snapshot.root);
    const node = nodes.find((each) => each.role === role && (name === undefined || each.name === name) && each.ref);
    if (!node?.ref || node.print === undefined)
      throw new Error(`no ${role} "${name}" in ${nodes.map((each) => `${each.role} "${each.name}"`).join(", ")}`);
    this.#prints[node.ref] = node.print;
    return node.ref;
  }

  /** Performs an action to its end, making the inputs that it asks for. `beforeInput` runs before each of them. */
  async perform(
    action: PageAction,
    { input = "synthetic", relocate = false, files = [], beforeInput = () => {} }: PerformOptions = {},
  ): Promise<ActionResult> {
    const actionId = `action-${++this.#actions}`;
    let reply = await this.start(action, { actionId, trusted: input === "trusted", relocate, files });
    while (reply.state === "input") {
      beforeInput(reply.input);
      await makeTrustedInput(reply.input);
      reply = await this.session.handlers["action-continue"]({ actionId });
    }
    return reply.result;
  }

  start(action: PageAction, { actionId, trusted, relocate = false, files = [] }: StartOptions): Promise<PerformReply> {
    const request = { actionId, action, prints: this.#prints, trusted, relocate, files };
    return Promise.resolve(this.session.handlers["action-perform"](request));
  }

  async changes(limitMs = 3000): Promise<string[]> {
    return (await this.session.handlers["settle-wait"]({ limitMs })).changes;
  }

  close(): void {
    this.session.stop();
    document.body.replaceChildren();
  }
}

interface StartOptions {
  actionId: string;
  trusted: boolean;
  relocate?: boolean;
  files?: FileContent[];
}

interface PerformOptions {
  input?: InputKind;
  relocate?: boolean;
  files?: FileContent[];
  beforeInput?: (input: InputRequest) => void;
}

/** The element that a test's own selector finds; a test whose page lacks it is wrong. */
export function element<Kind extends Element = HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

function flatten(node: SnapshotNode): SnapshotNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}
