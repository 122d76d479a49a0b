import { findText } from "../../dom-compressor/index.ts";
import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { unusableReason } from "../actionability.ts";
import { done, failed, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { waitUntilQuiet } from "../settle.ts";
import { until } from "../waiting.ts";

const DEFAULT_SECONDS = 10;
/** Looking for text reads the whole page. */
const POLL_MS = 200;

type WaitFor = ActionOf<"wait_for">;
interface Condition {
  holds: () => boolean;
  met: string;
  unmet: string;
}

/** Waits for one condition; with seconds alone that long; with nothing until the page is quiet. */
export async function waitFor(context: PerformContext, action: WaitFor): Promise<ActionResult> {
  const seconds = action.seconds ?? DEFAULT_SECONDS;
  const condition = conditionOf(context, action);
  if (!condition) return action.seconds === undefined ? waitForQuiet(context, seconds) : waitThatLong(context, seconds);
  if ("outcome" in condition) return condition;
  const began = performance.now();
  const met = await until(() => (condition.holds() ? true : undefined), {
    limitMs: seconds * 1000,
    everyMs: POLL_MS,
    signal: context.signal,
  });
  if (!met) return failed(`${condition.unmet} within ${seconds} s`);
  return done(`${condition.met} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function conditionOf(context: PerformContext, action: WaitFor): Condition | ActionResult | undefined {
  const { text, ref, url, gone = false } = action;
  if (text !== undefined) return textCondition(context, text, gone);
  if (url !== undefined)
    return {
      holds: () => location.href.includes(url),
      met: "the address fits",
      unmet: "the address did not come to fit",
    };
  return ref === undefined ? undefined : elementCondition(context, ref, gone);
}

function textCondition({ registry, refPrefix }: PerformContext, text: string, gone: boolean): Condition {
  const isThere = () => findText(registry, { text, refPrefix }).length > 0;
  if (gone) return { holds: () => !isThere(), met: "the text is gone", unmet: "the text did not go away" };
  return { holds: isThere, met: "the text appeared", unmet: "did not appear" };
}

function elementCondition({ registry }: PerformContext, ref: string, gone: boolean): Condition | ActionResult {
  const element = registry.resolve(ref);
  if (gone) {
    const isGone = () => !element || unusableReason(element)?.endsWith("disabled") === false;
    return { holds: isGone, met: "it is gone", unmet: "it did not go away" };
  }
  if (!element) return refused("unknown ref");
  return { holds: () => !unusableReason(element), met: "it is usable", unmet: "it did not become usable" };
}

async function waitThatLong({ signal }: PerformContext, seconds: number): Promise<ActionResult> {
  await until(() => undefined, { limitMs: seconds * 1000, everyMs: POLL_MS, signal });
  return done(`waited ${seconds} s`);
}

async function waitForQuiet({ openShadowRoot, signal }: PerformContext, seconds: number): Promise<ActionResult> {
  const quiet = await waitUntilQuiet(openShadowRoot, { limitMs: seconds * 1000, signal });
  return quiet ? done("the page is quiet") : failed(`the page was not quiet within ${seconds} s`);
}
