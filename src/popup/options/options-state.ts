/** What the options page's views are given and what they may ask for. */
import type { SiteRule, SiteRules } from "../../protocol/grant.ts";
import type { ModelSettings, ModelSettingsView } from "../../protocol/settings.ts";

/** How the last thing done to the model settings went. */
export type Progress =
  | { kind: "none" }
  | { kind: "saved" }
  | { kind: "testing" }
  | { kind: "connected"; model: string; ms: number }
  | { kind: "problem"; message: string };

export interface OptionsState {
  /** Null until read. */
  models: ModelSettingsView | null;
  progress: Progress;
  /** Null until read. */
  sites: SiteRules | null;
  siteProblem: string | null;
}

export interface OptionsIntents {
  /** True when it was saved; otherwise `progress` says why not. */
  saveModel(change: Partial<ModelSettings>): Promise<boolean>;
  testConnection(): void;
  /** True when the site is in the table now; otherwise `siteProblem` says why not. */
  addSite(text: string): Promise<boolean>;
  setSite(origin: string, change: Partial<SiteRule>): void;
  forgetSite(origin: string): void;
}

export const EMPTY_OPTIONS: OptionsState = {
  models: null,
  progress: { kind: "none" },
  sites: null,
  siteProblem: null,
};

/** The quiet sentence of the page's status; problems are alerts and stand elsewhere. */
export function progressText(progress: Progress): string {
  switch (progress.kind) {
    case "none":
    case "problem":
      return "";
    case "saved":
      return "Saved";
    case "testing":
      return "Testing the connection…";
    case "connected":
      return `Connected: ${progress.model} answered in ${(progress.ms / 1000).toFixed(1)} s`;
  }
}
