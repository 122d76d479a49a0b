/** The model's seat: hands each request to the solver of the problem under way, and ends the run when the page says so. */
import type { Page } from "playwright";
import { blocked, done } from "../../../e2e/model/answers.ts";
import type { Decide, ScriptedAnswer, Turn } from "../../../e2e/model/scripted-model.ts";
import { scoreOf } from "./page.ts";
import type { PastTurn, Sight, Solver } from "./solver.ts";

const RESULTS = /^Results:\n<page-data (\S+)>\n([\s\S]*?)\n<\/page-data \1>/gm;

export interface Problem {
  page: Page;
  utterance: string;
  solver: Solver;
}

export class Seat {
  private problem: Problem | undefined;
  private past: PastTurn[] = [];
  /** Why the solver gave up, where it did. */
  gaveUp: string | undefined;

  constructor(private readonly trace: (text: string) => void) {}

  take(problem: Problem): void {
    this.problem = problem;
    this.past = [];
    this.gaveUp = undefined;
    this.trace(`--- task\n${problem.utterance}`);
  }

  readonly decide: Decide = async ({ messages, outline }) => {
    if (!this.problem) throw new Error("No problem is under way.");
    if ((await scoreOf(this.problem.page)).isOver) return done("The page says that it is over.");
    const results = resultsOf(messages.at(-1));
    this.trace(`${results && `--- results\n${results}\n`}--- outline\n${outline}`);
    const answer = this.answer(this.problem, { utterance: this.problem.utterance, outline, results, past: this.past });
    this.trace(`--- answer\n${JSON.stringify(answer.actions)}`);
    return answer;
  };

  private answer({ solver }: Problem, sight: Sight): ScriptedAnswer {
    try {
      const actions = solver(sight);
      this.past = [...this.past, { outline: sight.outline, results: sight.results, actions }];
      return actions.length > 0 ? { actions } : this.giveUp("It had done all it knew, and the page was not content.");
    } catch (error) {
      return this.giveUp(error instanceof Error ? error.message : String(error));
    }
  }

  private giveUp(reason: string): ScriptedAnswer {
    this.gaveUp = reason;
    return blocked("Given up.");
  }
}

/** The results that a request's last message brings. */
function resultsOf(message: Turn["messages"][number] | undefined): string {
  return [...(message?.content.matchAll(RESULTS) ?? [])].at(-1)?.[2] ?? "";
}
