/** Some of what `npm run test:kill` does at length: the worker dies at points that matter most, and so does the browser. */
import { expect, test } from "@playwright/test";
import { type Kill, runTrial } from "../scripts/kill/trial.ts";
import { Ward } from "../scripts/kill/ward.ts";

const KILLS: Kill[] = [
  { by: "boundary", boundary: { nth: 1, edge: "after", type: "feedback.given" }, around: "panel open" },
  { by: "boundary", boundary: { nth: 4, edge: "before", type: "action.acked" }, around: "panel open" },
  { by: "clock", delaysMs: [700, 900, 600] },
  { by: "boundary", boundary: { nth: 1, edge: "after", type: "question.asked" }, around: "browser restarted" },
];

test("a run ends right after the death of its worker, or of the browser: nothing happens twice, no word is lost", async () => {
  test.slow();
  const ward = await Ward.start();
  try {
    for (const [index, kill] of KILLS.entries()) {
      await test.step(`${index + 1}: ${JSON.stringify(kill)}`, async () => {
        const temper = index % 2 === 0 ? "careful" : "reckless";
        const { ended, twice, lost, faults, kills } = await runTrial(ward, { kill, temper });
        expect({ ended, twice, lost, faults }).toEqual({ ended: true, twice: 0, lost: 0, faults: [] });
        expect(kills).toBeGreaterThan(0);
      });
    }
    expect(ward.problems()).toEqual([]);
  } finally {
    await ward.stop();
  }
});
