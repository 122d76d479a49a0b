/** `npm run test:kill`: a run goes on after the death of its worker at any point, and nothing is done twice. */
import { type Options, readOptions } from "./options.ts";
import { atEveryEvent, atInstants, KINDS, spread, type TrialKind } from "./plan.ts";
import { describeOutcome, summarise } from "./report.ts";
import { type Outcome, runTrial, type Trial } from "./trial.ts";
import { Ward } from "./ward.ts";

/** A run that nobody kills says how many events there are, and how long it takes. */
async function measure(ward: Ward): Promise<{ count: number; ms: number }> {
  const { events, ms, faults } = await runTrial(ward, { kill: { by: "nobody" }, temper: "careful" });
  if (faults.length > 0) throw new Error(`A run that nobody killed went wrong: ${faults.join("; ")}`);
  return { count: events.length, ms };
}

/** The trials of each kind, and when they are enough. */
interface Part {
  trials: Iterator<Trial>;
  isEnough(outcomes: readonly Outcome[]): boolean;
}

function planFor({ runs, seed }: Options, { count, ms }: { count: number; ms: number }): Record<TrialKind, Part> {
  const all = (trials: Trial[]): Part => ({ trials: trials.values(), isEnough: () => false });
  return {
    boundaries: all(atEveryEvent(count)),
    panel: all([...spread(count, "panel closed", 6), ...spread(count, "left alone", 2)]),
    browser: all([...spread(count, "browser restarted", 8), ...spread(count, "browser restarted, tab gone", 3)]),
    random: { trials: atInstants(ms, seed), isEnough: (outcomes) => summarise(outcomes).kills >= runs },
  };
}

/** Each ward takes the next trial as soon as it is free. */
async function runPart(wards: Ward[], name: TrialKind, { trials, isEnough }: Part): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const work = async (ward: Ward) => {
    while (!isEnough(outcomes)) {
      const next = trials.next();
      if (next.done) return;
      const outcome = await runTrial(ward, next.value);
      outcomes.push(outcome);
      console.log(`${name} ${outcomes.length}, ${summarise(outcomes).kills} kills: ${describeOutcome(outcome)}`);
    }
  };
  await Promise.all(wards.map(work));
  return outcomes;
}

async function main(options: Options): Promise<void> {
  const wards = await Promise.all(Array.from({ length: options.browsers }, () => Ward.start()));
  try {
    const [first] = wards;
    if (!first) return;
    const plan = planFor(options, await measure(first));
    const outcomes: Outcome[] = [];
    for (const name of options.only ? [options.only] : KINDS) {
      outcomes.push(...(await runPart(wards, name, plan[name])));
    }
    const summary = summarise(outcomes);
    for (const problem of wards.flatMap((ward) => ward.problems())) console.log(`The script: ${problem.message}`);
    console.log(
      `${summary.runs} runs with ${summary.kills} kills: ${summary.ended} ended, ${summary.twice} things done twice, ${summary.lost} words lost.`,
    );
    if (options.json) console.log(JSON.stringify(summary));
    process.exitCode = summary.ended === summary.runs && summary.twice === 0 && summary.lost === 0 ? 0 : 1;
  } finally {
    await Promise.all(wards.map((ward) => ward.stop()));
  }
}

await main(readOptions());
