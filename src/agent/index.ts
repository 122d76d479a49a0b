export type { TurnMemory } from "./model-turn.ts";
export type { Look } from "./observe.ts";
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
} from "./ports.ts";
export { fold } from "./reduce.ts";
export { answerDialog, driveRun, endInTime, endRun } from "./run.ts";
export { RunSession, type SessionListener } from "./session.ts";
export type { Ending } from "./stop-conditions.ts";
export { viewOf } from "./view.ts";
