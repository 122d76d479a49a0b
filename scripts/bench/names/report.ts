/** The comparison as lines for people, and as one object. Pure. */
import { percent } from "../report.ts";
import {
  type Agreement,
  agreementWith,
  byKind,
  type Disagreement,
  type Group,
  type Oracle,
  type Question,
  type Read,
  STATES,
  sidesTaken,
  stateAgreement,
} from "./compare.ts";

const GROUPS: readonly Group[] = ["controls", "structure"];
const ORACLES: readonly Oracle[] = ["chromium", "library"];
const QUESTIONS: readonly Question[] = ["role", "name"];
const EXAMPLE_LENGTH = 90;

/** Everything that is said of the elements, group by group. */
export function reportLines(elements: readonly Read[]): string[] {
  return GROUPS.flatMap((group) => {
    const members = elements.filter((element) => element.group === group);
    const shown = members.filter(({ chromium }) => chromium !== undefined).length;
    return [
      "",
      `${group}: ${members.length}, of which ${shown} are in Chromium's tree`,
      ...ORACLES.flatMap((oracle) => QUESTIONS.flatMap((question) => oracleLines(oracle, question, members))),
      ...QUESTIONS.map((question) => sidesLine(question, members)),
      ...STATES[group].flatMap((state) => stateLines(state, members)),
    ];
  });
}

function oracleLines(oracle: Oracle, question: Question, members: readonly Read[]): string[] {
  const agreement = agreementWith(oracle, question, members);
  return [`  ${question} as ${oracle}: ${share(agreement)}`, ...kindLines(agreement)];
}

function share({ compared, agreed }: Agreement): string {
  return `${percent(compared === 0 ? null : agreed / compared)} (${agreed} of ${compared})`;
}

function kindLines({ disagreements }: Agreement): string[] {
  return byKind(disagreements).map(([kind, all]) => {
    const withUs = all.filter(({ ours, other }) => ours === other).length;
    return `    ${all.length} × ${kind}${withUs > 0 ? `, ${withUs} with the other` : ""}: ${exampleOf(all)}`;
  });
}

function exampleOf([first]: readonly Disagreement[]): string {
  if (!first) return "";
  const [ours, theirs, markup] = [first.ours, first.theirs, first.markup].map((text) => text.slice(0, EXAMPLE_LENGTH));
  return `“${ours}” for “${theirs}” in ${first.page}: ${markup}`;
}

function sidesLine(question: Question, members: readonly Read[]): string {
  const { disputed, withChromium, withLibrary, alone } = sidesTaken(question, members);
  return `  ${question}: ${disputed} on which the two disagree; ${withChromium} as Chromium, ${withLibrary} as the library, ${alone} as neither`;
}

function stateLines(state: string, members: readonly Read[]): string[] {
  const agreement = stateAgreement(state, members);
  return agreement.compared === 0 ? [] : [`  ${state}: ${share(agreement)}`, ...kindLines(agreement)];
}

/** The same as one object: counts, and of each kind of disagreement its number and one example. */
export function reportObject(elements: readonly Read[]) {
  return Object.fromEntries(
    GROUPS.map((group) => {
      const members = elements.filter((element) => element.group === group);
      return [group, groupObject(group, members)];
    }),
  );
}

function groupObject(group: Group, members: readonly Read[]) {
  const answers = (oracle: Oracle) =>
    Object.fromEntries(QUESTIONS.map((question) => [question, counted(agreementWith(oracle, question, members))]));
  return {
    found: members.length,
    ...Object.fromEntries(ORACLES.map((oracle) => [oracle, answers(oracle)])),
    sides: Object.fromEntries(QUESTIONS.map((question) => [question, sidesTaken(question, members)])),
    states: Object.fromEntries(STATES[group].map((state) => [state, counted(stateAgreement(state, members))])),
  };
}

function counted({ compared, agreed, disagreements }: Agreement) {
  const kinds = byKind(disagreements).map(([kind, all]) => ({ kind, count: all.length, example: all[0] }));
  return { compared, agreed, kinds };
}
