/** Tic-tac-toe, played to win against somebody who errs. Pure. */

export type Mark = "mine" | "theirs" | "";

const LINES = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
] as const;

function hasWon(board: readonly Mark[], who: Mark): boolean {
  return LINES.some((line) => line.every((at) => board[at] === who));
}

const freeIn = (board: readonly Mark[]): number[] => board.flatMap((mark, at) => (mark === "" ? [at] : []));

const withMark = (board: readonly Mark[], at: number, who: Mark): Mark[] => board.with(at, who);

/** Whom a loss hurts more than a win gladdens, and a draw wins nothing. */
const VALUES = { won: 1, drawn: 0, lost: -2 };

/** Of a board on which the other one is to move: half as if they played their best, half as if they played anything. */
function valueForMe(board: readonly Mark[]): number {
  if (hasWon(board, "mine")) return VALUES.won;
  const replies = freeIn(board);
  if (replies.length === 0) return VALUES.drawn;
  const values = replies.map((at) => {
    const after = withMark(board, at, "theirs");
    return hasWon(after, "theirs") ? VALUES.lost : valueOfBest(after);
  });
  return (Math.min(...values) + values.reduce((sum, value) => sum + value, 0) / values.length) / 2;
}

function valueOfBest(board: readonly Mark[]): number {
  const moves = freeIn(board);
  if (moves.length === 0) return VALUES.drawn;
  return Math.max(...moves.map((at) => valueForMe(withMark(board, at, "mine"))));
}

/** The cell to mark next, from 0 at the top left row by row; -1 where none is free. */
export function bestMove(board: readonly Mark[]): number {
  const moves = freeIn(board);
  if (moves.length === board.length) return 0;
  const values = moves.map((at) => valueForMe(withMark(board, at, "mine")));
  return moves[values.indexOf(Math.max(...values))] ?? -1;
}
