/** `npm run test:kill`: a run goes on after the death of its worker at any point, and nothing is done twice. */
import { type Options, readOptions } from "./options.ts";
import { atEveryEvent, atInstants, KINDS, type KilledKind, spread } from "./plan.ts";
import { describeOutcome, type Summary, summarise } from "./report.ts";
import { waitForSlowModel } from "./slow.ts";
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

function planFor({ runs, seed }: Options, { count, ms }: { count: number; ms: number }): Record<KilledKind, Part> {
  const all = (trials: Trial[]): Part => ({ trials: trials.values(), isEnough: () => false });
  return {
    boundaries: all(atEveryEvent(count)),
    panel: all([...spread(count, "panel closed", 6), ...spread(count, "left alone", 2)]),
    browser: all([...spread(count, "browser restarted", 8), ...spread(count, "browser restarted, tab gone", 3)]),
    random: { trials: atInstants(ms, seed), isEnough: (outcomes) => summarise(outcomes).kills >= runs },
  };
}

/** Each ward takes the next trial as soon as it is free. */
async function runPart(wards: Ward[], name: KilledKind, { trials, isEnough }: Part): Promise<Outcome[]> {
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

/** Mostly waits, so it is made beside the others. */
async function runSlowly(): Promise<Pick<Summary, "runs" | "ended">> {
  const { ended, interruptions, asked, firstTokenMs } = await waitForSlowModel();
  const times = `${asked} requests, ${interruptions} interruptions`;
  const seconds = (firstTokenMs / 1000).toFixed(0);
  console.log(
    `slow: first token after ${seconds} s, ${times}: ${ended ? "right" : "WRONG: the run did not end as done"}`,
  );
  return { runs: 1, ended: ended ? 1 : 0 };
}

async function runKilled(options: Options): Promise<Summary> {
  const wards = await Promise.all(Array.from({ length: options.browsers }, () => Ward.start()));
  try {
    const [first] = wards;
    if (!first) return summarise([]);
    const plan = planFor(options, await measure(first));
    const outcomes: Outcome[] = [];
    for (const name of KINDS) {
      if (options.only && options.only !== name) continue;
      outcomes.push(...(await runPart(wards, name, plan[name])));
    }
    for (const problem of wards.flatMap((ward) => ward.problems())) console.log(`The script: ${problem.message}`);
    return summarise(outcomes);
  } finally {
    await Promise.all(wards.map((ward) => ward.stop()));
  }
}

async function main(options: Options): Promise<void> {
  const isSlow = options.only === undefined || options.only === "slow";
  const [killed, slow] = await Promise.all([
    options.only === "slow" ? summarise([]) : runKilled(options),
    isSlow ? runSlowly() : { runs: 0, ended: 0 },
  ]);
  const summary = { ...killed, runs: killed.runs + slow.runs, ended: killed.ended + slow.ended };
  const { runs, kills, ended, twice, lost } = summary;
  console.log(`${runs} runs with ${kills} kills: ${ended} ended, ${twice} things done twice, ${lost} words lost.`);
  if (options.json) console.log(JSON.stringify(summary));
  process.exitCode = ended === runs && twice === 0 && lost === 0 ? 0 : 1;
}

await main(readOptions());
