export { withdrawQuestion } from "./ask.ts";
export { recordDialog } from "./dialog.ts";
export type { TurnMemory } from "./model-turn.ts";
export { type Look, PageBlocked } from "./observe.ts";
export type {
  DirectCommandsPort,
  DirectGrounding,
  DirectInstruction,
  DocumentRef,
  Focus,
  JournalPort,
  LiveDocument,
  Observation,
  PageDialog,
  PagePort,
  PerformRequest,
  Ports,
  SecretsPort,
  SitesPort,
  TabResult,
} from "./ports.ts";
export { fold } from "./reduce.ts";
export { driveRun, endInTime, endRun, leaveClosedTab } from "./run.ts";
export { RunSession, type SessionListener } from "./session.ts";
export { openTabs } from "./state.ts";
export type { Ending } from "./stop-conditions.ts";
export { viewOf } from "./view.ts";
