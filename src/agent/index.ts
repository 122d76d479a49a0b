export { originsRead } from "./act/carrying.ts";
export { withdrawQuestion } from "./ask.ts";
export { recordDialog } from "./dialog.ts";
export { readableOrigins } from "./grants.ts";
export { earlierOf } from "./journal/earlier.ts";
export { fold, planLines } from "./journal/reduce.ts";
export { RunSession, type SessionListener } from "./journal/session.ts";
export { openTabs, type RunState } from "./journal/state.ts";
export type { Ending } from "./journal/stop-conditions.ts";
export { viewOf } from "./journal/view.ts";
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
export { driveRun, endInTime, endRun, leaveClosedTab } from "./run.ts";
export type { TurnMemory } from "./turn/model-turn.ts";
