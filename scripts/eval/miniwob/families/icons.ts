/** What is shown by pictures alone: they are told apart by which are alike, by their looks and by their usual order. */
import type { Action } from "../../../../src/protocol/action.ts";
import { COLOURS } from "../colours.ts";
import { click, type Drawn, groupOf, ofRole, present, readDrawn, submit, whenInspected } from "../reading.ts";
import type { Family, Sight, Solver } from "../solver.ts";
import { bestMove, type Mark } from "../tic-tac-toe.ts";

/** What stands under a post, from left to right, wherever people post. */
const POST_ICONS = ["Reply", "Retweet", "Like", "Share"];

/** The posts as drawn, each with what stands under its author's name until the next. */
function postsBy(drawn: readonly Drawn[], author: string): Drawn[][] {
  const starts = drawn.flatMap(({ text }, at) => (text.startsWith("@") ? [at] : []));
  return starts.flatMap((start, nth) =>
    drawn[start]?.text === author ? [drawn.slice(start, starts[nth + 1] ?? drawn.length)] : [],
  );
}

function iconOf(post: readonly Drawn[], what: string): Drawn {
  const icons = post.filter(({ picture }) => picture !== undefined).sort((one, other) => one.x - other.x);
  return present(icons[POST_ICONS.indexOf(what)], `the icon to ${what}`);
}

/** What has no icon of its own stands in the menu behind the last. */
const pressUnderPost: Solver = (sight) => {
  const { utterance } = sight;
  const [author, what] = [groupOf(utterance, /user (@\w+)/), groupOf(utterance, /"(.*?)"/)];
  return whenInspected((drawn) => {
    const [post] = postsBy(drawn, author);
    const entry = drawn.find(({ text }) => text === what || text === `${what} ${author}`);
    if (entry) return [click(entry.ref)];
    const isShown = POST_ICONS.slice(0, -1).includes(what);
    const icon = iconOf(present(post, `a post by ${author}`), isShown ? what : "Share");
    return [click(icon.ref), { action: "inspect" }];
  })(sight);
};

const pressUnderPosts = whenInspected((drawn, { utterance, outline }) => {
  const [author, what] = [groupOf(utterance, /by (@\w+)/), groupOf(utterance, /"(.*?)"/)];
  const posts = postsBy(drawn, author);
  const count = /on (\d+) posts?/.exec(utterance)?.[1];
  const wanted = posts.slice(0, count === undefined ? posts.length : Number(count));
  return [...wanted.map((post) => click(iconOf(post, what).ref)), submit(outline)];
});

/** In this order on the bar of every editor. */
const STYLES = ["bold", "italics", "underlined"];

/** Selects what is meant, then presses the button, or the patch of colour behind the first one. */
const styleText: Solver = (sight) => {
  const { utterance, outline, past } = sight;
  const colour = /color (\w+)/.exec(utterance)?.[1];
  const buttons = ofRole(outline, "button").filter(({ name }) => name === "");
  if (past.length > 0) return colour === undefined ? [submit(outline)] : pickColour(sight, colour);
  const select = selectMeant(sight);
  if (colour !== undefined) {
    const picker = present(ofRole(outline, /^(clickable|button|combobox)$/)[0], "the list of colours");
    return [select, click(picker.ref), { action: "inspect" }];
  }
  const at = STYLES.indexOf(groupOf(utterance, /style (\w+)/));
  return [select, click(present(buttons[at], "that style").ref)];
};

function selectMeant({ utterance, outline }: Sight): Action {
  const { ref } = present(ofRole(outline, "textbox")[0], "the text");
  const text = /the text (\S+) the/.exec(utterance)?.[1];
  return text === undefined ? { action: "select_text", ref } : { action: "select_text", ref, text };
}

/** The patch whose colour comes nearest. */
function pickColour({ outline, results }: Sight, name: string): Action[] {
  const patches = readDrawn(results).filter(
    ({ text, width, colours }) => text === "" && width < 30 && colours.background !== undefined,
  );
  if (patches.length === 0) return [submit(outline)];
  const wanted = present(COLOURS[name], `the colour ${name}`);
  const sorted = patches.sort((one, other) => farFrom(one, wanted) - farFrom(other, wanted));
  return [click(present(sorted[0], "a patch of colour").ref)];
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

function farFrom({ colours }: Drawn, hex: string): number {
  const wanted = channels(hex);
  return Math.hypot(...channels(colours.background ?? "#000000").map((part, at) => part - (wanted[at] ?? 0)));
}

const CELLS = 9;

/** The board as it looks: my picture is the one that came where I clicked first. */
const playTicTacToe: Solver = (sight) =>
  whenInspected((drawn) => {
    const cells = drawn.filter(({ kind, text }) => kind === "span" && text === "").slice(0, CELLS);
    const first = sight.past.flatMap(({ actions }) => actions.flatMap((each) => ("ref" in each ? [each.ref] : [])))[0];
    const own = cells.find(({ ref }) => ref === first)?.picture;
    const marks = cells.map(({ picture }): Mark => (picture === undefined ? "" : picture === own ? "mine" : "theirs"));
    const cell = present(cells[bestMove(marks)], "a free cell");
    return [click(cell.ref), { action: "inspect" }];
  })(sight);

export const ICONS: Family = {
  "social-media": pressUnderPost,
  "social-media-all": pressUnderPosts,
  "social-media-some": pressUnderPosts,
  "text-editor": styleText,
  "tic-tac-toe": playTicTacToe,
};
