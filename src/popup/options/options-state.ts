/** What the options page's views are given and what they may ask for. */
import type { Limits } from "../../protocol/event.ts";
import type { SiteRule, SiteRules } from "../../protocol/grant.ts";
import type { SavedSecretView } from "../../protocol/secret.ts";
import type { AllModelSettingsView, FoundModel, FoundModels, Input, RoleSettings } from "../../protocol/settings.ts";
import type { RunSummary, RunView } from "../../protocol/view.ts";
import type { LimitName } from "./limit-words.ts";
import { FIELD_LABELS, type ModelField, type ShownGroup } from "./model-words.ts";

/** How the last thing done to a group's settings went. */
export type Progress =
  | { kind: "none" }
  /** With a note: what else is now so, because of it. */
  | { kind: "saved"; fields: ModelField[]; note: string }
  | { kind: "testing" }
  | { kind: "connected"; model: string; ms: number }
  | { kind: "problem"; message: string };

export interface GroupState {
  progress: Progress;
  /** Fields whose text could not be saved and still stands there, each with the reason. */
  refused: Partial<Record<ModelField, string>>;
  /** Grows when the group was filled from elsewhere: what stood unsaved in its fields is gone. */
  fills: number;
}

export interface FoundState extends FoundModels {
  looking: boolean;
  /** What was done last, and how that went. */
  note: string;
  problem: string | null;
}

export interface OptionsState {
  /** Null until read. */
  models: AllModelSettingsView | null;
  groups: Record<ShownGroup, GroupState>;
  found: FoundState;
  /** Null until read. */
  sites: SiteRules | null;
  siteProblem: string | null;
  /** Null until read. */
  secrets: SavedSecretView[] | null;
  secretProblem: string | null;
  /** Null until read. */
  input: Input | null;
  inputProblem: string | null;
  /** What bounds a task; null until read. */
  limits: Limits | null;
  limitProblem: string | null;
  /** The latest first; null until read. */
  runs: RunSummary[] | null;
  /** One of them, or of a file, in full. */
  shownRun: RunView | null;
  runProblem: string | null;
}

export interface ModelIntents {
  /** True when it was saved; otherwise the group's progress says why not. */
  saveModel(group: ShownGroup, change: Partial<RoleSettings>): Promise<boolean>;
  /** A text that was refused is no longer in its field. */
  withdraw(group: ShownGroup, field: ModelField): void;
  testConnection(group: ShownGroup): void;
  findModels(): void;
  useFound(model: FoundModel): void;
}

export interface SiteIntents {
  /** True when the site is in the table now; otherwise `siteProblem` says why not. */
  addSite(text: string): Promise<boolean>;
  setSite(origin: string, change: Partial<SiteRule>): void;
  forgetSite(origin: string): void;
}

export interface SecretIntents {
  /** True when it is saved now; otherwise `secretProblem` says why not. */
  addSecret(name: string, value: string, site: string): Promise<boolean>;
  forgetSecret(name: string): void;
}

export interface InputIntents {
  setInput(input: Input): void;
}

export interface LimitIntents {
  /** True when it is saved; otherwise `limitProblem` says why not. Empty text takes a bound away that need not be. */
  setLimit(limit: LimitName, text: string): Promise<boolean>;
}

export interface RunIntents {
  showRun(runId: string): void;
  openRunFile(file: File): void;
  closeRun(): void;
  saveRun(run: RunSummary): void;
  /** One run, or with null all that have ended. */
  forgetRuns(runId: string | null): void;
}

export type OptionsIntents = ModelIntents & SiteIntents & SecretIntents & InputIntents & LimitIntents & RunIntents;

const UNTOUCHED: GroupState = { progress: { kind: "none" }, refused: {}, fills: 0 };

export const EMPTY_OPTIONS: OptionsState = {
  models: null,
  groups: { all: UNTOUCHED, navigator: UNTOUCHED, planner: UNTOUCHED, extractor: UNTOUCHED },
  found: { models: [], obstacles: [], looking: true, note: "", problem: null },
  sites: null,
  siteProblem: null,
  secrets: null,
  secretProblem: null,
  input: null,
  inputProblem: null,
  limits: null,
  limitProblem: null,
  runs: null,
  shownRun: null,
  runProblem: null,
};

/** The quiet sentence of a group's status; problems are alerts and stand elsewhere. */
export function progressText(progress: Progress): string {
  switch (progress.kind) {
    case "none":
    case "problem":
      return "";
    case "saved":
      return [`${progress.fields.map((field) => FIELD_LABELS[field]).join(", ")} saved.`, progress.note]
        .filter((sentence) => sentence !== "")
        .join(" ");
    case "testing":
      return "Testing the connection…";
    case "connected":
      return `Connected: ${progress.model} answered in ${(progress.ms / 1000).toFixed(1)} s`;
  }
}

/** The quiet sentence below the list of found models. */
export function foundText({ looking, models, obstacles, note, problem }: FoundState): string {
  if (looking) return "Looking for models on this computer…";
  if (note !== "" || problem !== null) return note;
  if (models.length > 0) return models.length === 1 ? "One model found." : `${models.length} models found.`;
  return obstacles.length > 0 ? "" : "None found. Ollama and LM Studio are seen here while they run.";
}
