import { expect, test } from "vitest";
import { bestMove, type Mark } from "./tic-tac-toe.ts";

const boardOf = (rows: string): Mark[] =>
  [...rows.replaceAll(" ", "")].map((sign) => (sign === "x" ? "mine" : sign === "o" ? "theirs" : ""));

test.each([
  ["a line is completed", "xx. oo. ...", 2],
  ["a win is preferred to keeping the other from one", "x.x oo. ...", 1],
  ["a line of the other's is kept from being completed", "oo. .x. ...", 2],
  ["a full board has no move", "xox oxo oxo", -1],
])("%s", (_what, rows, move) => {
  expect(bestMove(boardOf(rows))).toBe(move);
});

test("whatever the other one does, the game is not lost", () => {
  const lose = (board: Mark[]): boolean => {
    const at = bestMove(board);
    if (at < 0) return false;
    const mine = board.with(at, "mine");
    return mine.some((mark, reply) => mark === "" && !wins(mine, "mine") && ends(mine.with(reply, "theirs"), lose));
  };
  expect(lose(boardOf("... ... ..."))).toBe(false);
});

const ROWS = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
];
const wins = (board: Mark[], who: Mark) => ROWS.some((row) => row.every((at) => board[at] === who));
const ends = (board: Mark[], lose: (board: Mark[]) => boolean) => wins(board, "theirs") || lose(board);
