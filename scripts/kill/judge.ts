/** What came of a run that was killed: judged by what the server counted, and by what the user said. Pure. */
import type { RunEvent } from "../../src/protocol/event.ts";
import type { Effects } from "./app.ts";
import { type Errand, titleOf } from "./script.ts";

export interface Verdict {
  /** The run ended as done, and all of it was done. */
  ended: boolean;
  /** Effects beyond the one that each thing should have had. */
  twice: number;
  /** Answers and messages of the user that were taken and had no effect. */
  lost: number;
  /** What was wrong, in words; empty when nothing was. */
  faults: string[];
}

const beyondOne = (count: number): number => Math.max(0, count - 1);

export function judge(errand: Errand, effects: Effects, events: readonly RunEvent[]): Verdict {
  const { counts, saves, rings, orders } = effects;
  const counted = { counts, saves: saves.length, rings, orders: orders.length };
  const twice = Object.values(counted).reduce((sum, count) => sum + beyondOne(count), 0);
  const finished = events.findLast((event) => event.type === "run.finished");
  const isDone = finished?.type === "run.finished" && finished.status === "done";
  const isWhole = Object.values(counted).every((count) => count > 0) && saves.at(-1) === titleOf(errand);
  const lost = lostWords(errand, effects);
  return {
    ended: isDone && isWhole,
    twice,
    lost: lost.length,
    faults: [
      ...(twice > 0 ? [`something happened twice: ${JSON.stringify(counted)}`] : []),
      ...(lost.length > 0 ? [`lost: ${lost.join(", ")}`] : []),
      ...(isDone
        ? []
        : [
            `the run ended ${finished?.type === "run.finished" ? `${finished.status}: ${finished.result}` : "not at all"}`,
          ]),
      ...(isDone && !isWhole ? [`not all of it was done: ${JSON.stringify(counted)}`] : []),
      ...gapsIn(events),
    ],
  };
}

function lostWords({ colour, note }: Errand, { orders }: Effects): string[] {
  return orders.flatMap((order) => [
    ...(order.colour === colour ? [] : [`the answer ${colour} (${order.colour})`]),
    ...(order.note === note ? [] : [`the message ${note} (${order.note})`]),
  ]);
}

/** Order comes from the sequence numbers, which have no gaps; and nothing follows the end. */
function gapsIn(events: readonly RunEvent[]): string[] {
  const gap = events.find(({ seq }, index) => seq !== index + 1);
  const ends = events.filter(({ type }) => type === "run.finished").length;
  return [
    ...(gap ? [`the journal has a gap before ${gap.seq}`] : []),
    ...(ends > 1 ? [`the run ended ${ends} times`] : []),
  ];
}
