/**
 * What a content script answers, made safe. It runs beside hostile pages, and a renderer that has been taken over
 * answers what it likes: every reply is rebuilt from the fields that are known, cleaned again (threat model D2), cut to
 * size, and refs that are not the document's own are dropped.
 */
import * as z from "zod/mini";
import { cleanText } from "../../dom-compressor/outline.ts";
import { type ActionResult, type FoundThing, OUTCOMES } from "../../protocol/action.ts";
import type { BackgroundToContent, PerformReply } from "../../protocol/messages.ts";
import {
  type ElementFacts,
  type Extent,
  type FormFacts,
  type FrameSnapshot,
  type SnapshotNode,
  UNREAD_NOUNS,
  type Unread,
} from "../../protocol/snapshot.ts";

const LONGEST_NAME = 2000;
/** A run of text may be a long paragraph. */
const LONGEST_TEXT = 50_000;
const LONGEST_EFFECT = 4000;
const MOST_OPTIONS = 200;
/** A page of more things than this is not read to its end. */
const MOST_NODES = 50_000;
const DEEPEST = 200;
const LONGEST_HOLD_MS = 10_000;

/** A schema for each field that there is: one that is forgotten here would be lost on its way. */
type ShapeOf<Value> = { [Field in keyof Required<Value>]: z.ZodMiniType };

const word = z.string().check(z.regex(/^[\w-]{0,40}$/));
const text = (limit: number) =>
  z.pipe(
    z.string(),
    z.transform((value: string) => cleanText(value).slice(0, limit)),
  );
const name = text(LONGEST_NAME);
/** Lines are kept apart: an effect has one to three of them, a form one a field. */
const effect = z.pipe(
  z.string(),
  z.transform((value: string) => value.split("\n").map(cleanText).join("\n").slice(0, LONGEST_EFFECT)),
);
const address = z.string().check(z.maxLength(4000));
const coordinate = z.number().check(z.gte(-100_000), z.lte(100_000));
const secret = z.enum(["password", "card", "code"]);
const modifiers = z.array(z.enum(["Alt", "Control", "Meta", "Shift"])).check(z.maxLength(4));

const form = z.object({
  name: z.optional(name),
  method: z.enum(["get", "post", "dialog"]),
  action: address,
  submitter: z.optional(name),
  fields: z.array(z.object({ label: name, value: name, secret: z.optional(secret) })).check(z.maxLength(500)),
  hidden: z.optional(z.int().check(z.gte(1))),
} satisfies ShapeOf<FormFacts>);

const facts = z.object({
  ref: word,
  print: z.int(),
  role: word,
  name,
  tag: word,
  inputType: z.optional(word),
  secret: z.optional(secret),
  href: z.optional(address),
  download: z.optional(z.literal(true)),
  submits: z.boolean(),
  form: z.optional(form),
  origin: z.string().check(z.maxLength(300)),
  frameIndex: z.optional(z.int()),
  relocated: z.optional(z.literal(true)),
} satisfies ShapeOf<ElementFacts>);

const input = z.discriminatedUnion("primitive", [
  z.object({ primitive: z.literal("move"), x: coordinate, y: coordinate }),
  z.object({
    primitive: z.literal("press"),
    x: coordinate,
    y: coordinate,
    button: z.enum(["left", "right", "middle"]),
    count: z.int().check(z.gte(1), z.lte(3)),
    modifiers,
    hold: z.optional(z.int().check(z.gte(1), z.lte(LONGEST_HOLD_MS))),
  }),
  z.object({ primitive: z.enum(["down", "up"]), x: coordinate, y: coordinate }),
  z.object({ primitive: z.literal("key"), key: z.string().check(z.maxLength(40)), modifiers }),
  z.object({ primitive: z.literal("insert-text"), text: z.string() }),
  z.object({ primitive: z.literal("wheel"), x: coordinate, y: coordinate, deltaX: coordinate, deltaY: coordinate }),
]);

/** What looking closer at a page may tell at most. */
const LONGEST_CONTENT = 20_000;
const MOST_FOUND = 300;
const content = z.pipe(
  z.string(),
  z.transform((value: string) => value.split("\n").map(cleanText).join("\n").slice(0, LONGEST_CONTENT)),
);
const foundThing = z.object({
  ref: word,
  print: z.int(),
  role: word,
  name: z.optional(name),
} satisfies ShapeOf<FoundThing>);

const performReply = z.discriminatedUnion("state", [
  z.object({ state: z.literal("input"), input }),
  z.object({
    state: z.literal("finished"),
    result: z.object({
      outcome: z.enum(OUTCOMES),
      effect,
      content: z.optional(content),
      found: z.optional(z.array(foundThing).check(z.maxLength(MOST_FOUND))),
    } satisfies ShapeOf<ActionResult>),
  }),
]);

const frame = z.object({
  origin: z.string().check(z.maxLength(300)),
  url: address,
  title: name,
  frameIndex: z.nullable(z.int()),
  scroll: z.object({ y: z.number(), height: z.number(), viewport: z.number() }),
  textLength: z.number(),
  root: z.unknown(),
} satisfies ShapeOf<FrameSnapshot>);

/** The least or the most that a field takes, as the page writes it. */
const bound = text(100);

/** A table with wider cells than this is not believed. */
const span = z.int().check(z.gte(1), z.lte(1000));

/** Of a set, which may be longer than any page. */
const position = z.optional(z.int());

const extent = z.object({
  noun: z.enum(["row", "item"]),
  total: position,
  first: position,
  last: position,
} satisfies ShapeOf<Extent>);

const unread = z.object({
  count: z.int().check(z.gte(1)),
  noun: z.enum(UNREAD_NOUNS),
} satisfies ShapeOf<Unread>);

const node = z.object({
  role: word,
  name: z.optional(name),
  unseen: z.optional(z.literal(true)),
  ref: z.optional(word),
  print: z.optional(z.int()),
  value: z.optional(text(LONGEST_TEXT)),
  cut: z.optional(z.literal(true)),
  filled: z.optional(z.literal(true)),
  secret: z.optional(secret),
  placeholder: z.optional(name),
  level: z.optional(z.int()),
  joins: z.optional(z.enum(["spaced", "tight"])),
  start: z.optional(z.int()),
  colspan: z.optional(span),
  rowspan: z.optional(span),
  footer: z.optional(z.literal(true)),
  indent: z.optional(z.int().check(z.gte(0), z.lte(80))),
  gap: z.optional(z.literal(true)),
  checked: z.optional(z.union([z.boolean(), z.literal("mixed")])),
  selected: z.optional(z.literal(true)),
  expanded: z.optional(z.boolean()),
  pressed: z.optional(z.union([z.boolean(), z.literal("mixed")])),
  disabled: z.optional(z.literal(true)),
  readonly: z.optional(z.literal(true)),
  required: z.optional(z.literal(true)),
  multiline: z.optional(z.literal(true)),
  submits: z.optional(z.literal(true)),
  invalid: z.optional(z.union([z.literal(true), name])),
  focused: z.optional(z.literal(true)),
  modal: z.optional(z.literal(true)),
  inputType: z.optional(word),
  options: z.optional(z.array(name).check(z.maxLength(MOST_OPTIONS))),
  limits: z.optional(z.object({ least: z.optional(bound), most: z.optional(bound) })),
  multiple: z.optional(z.literal(true)),
  accepts: z.optional(name),
  busy: z.optional(z.literal(true)),
  sorted: z.optional(z.enum(["ascending", "descending", "other"])),
  extent: z.optional(extent),
  href: z.optional(name),
  place: z.enum(["viewport", "near", "far"]),
  frameIndex: z.optional(z.int()),
  unread: z.optional(unread),
} satisfies ShapeOf<Omit<SnapshotNode, "children">>);

const textNode = z.extend(node, { name: z.optional(text(LONGEST_TEXT)) });

function isText(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && "role" in raw && raw.role === "text";
}

/** Rebuilds the nodes of one snapshot. */
class NodeReader {
  private left = MOST_NODES;

  constructor(private readonly prefix: string) {}

  read(raw: unknown, depth = 0): SnapshotNode {
    this.left--;
    const known = (isText(raw) ? textNode : node).parse(raw);
    const { ref, print, ...rest } = known;
    const isOwn = ref !== undefined && ref.replace(/\d+$/, "") === this.prefix && print !== undefined;
    const children = depth < DEEPEST ? this.childrenOf(raw, depth) : [];
    // Absent fields stay absent, which the compiler tells apart from undefined and the parser does not.
    return { ...rest, ...(isOwn ? { ref, print } : {}), ...(children.length > 0 ? { children } : {}) } as SnapshotNode;
  }

  private childrenOf(raw: unknown, depth: number): SnapshotNode[] {
    const listed = typeof raw === "object" && raw !== null && "children" in raw ? raw.children : undefined;
    if (!Array.isArray(listed)) return [];
    const children: SnapshotNode[] = [];
    for (const child of listed) {
      if (this.left <= 0) break;
      children.push(this.read(child, depth + 1));
    }
    return children;
  }
}

function readSnapshot(value: unknown, refPrefix: string): FrameSnapshot {
  const { root, ...rest } = frame.parse(value);
  return { ...rest, root: new NodeReader(refPrefix).read(root) };
}

type Response<Name extends keyof BackgroundToContent> = BackgroundToContent[Name]["response"];
type Readers = {
  [Name in keyof BackgroundToContent]: (value: unknown, data: BackgroundToContent[Name]["request"]) => Response<Name>;
};

const nothing = () => null;
// Absent fields stay absent, as above.
const readPerform = (value: unknown) => performReply.parse(value) as PerformReply;

const READERS: Readers = {
  "snapshot-take": (value, { refPrefix }) => readSnapshot(value, refPrefix),
  // Absent fields stay absent, as above.
  "element-describe": (value) => z.nullable(facts).parse(value) as Response<"element-describe">,
  "action-perform": readPerform,
  "action-continue": readPerform,
  "action-cancel": nothing,
  "settle-wait": (value) => z.object({ changes: z.array(text(300)).check(z.maxLength(20)) }).parse(value),
  "frame-locate": (value) => z.nullable(z.object({ x: coordinate, y: coordinate })).parse(value),
  "guard-release": nothing,
  "frame-index": (value) => z.nullable(z.int()).parse(value),
  "watch-set": nothing,
  "listeners-await": (value) => z.boolean().parse(value),
  "listeners-heard": nothing,
};

/** The reply to a request, as far as it is one. @throws when it is not of the request's shape */
export function readResponse<Name extends keyof BackgroundToContent>(
  name: Name,
  data: BackgroundToContent[Name]["request"],
  value: unknown,
): Response<Name> {
  return READERS[name](value, data);
}
