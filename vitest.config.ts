import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_SWITCHES, findChromium } from "./scripts/chromium.mjs";

/** Layout is the subject of these, so they run in a real browser; everything else is pure and runs in Node. */
const BROWSER_TESTS = ["src/dom-compressor/**/*.test.ts", "src/content/**/*.test.ts"];

const executablePath = findChromium();

/** Of the random tests: the same each time, unless `npm run test:fuzz` searches for new cases. */
const SEED = {
  provide: { seed: Number(process.env.DECKHAND_SEED ?? 1), cases: Number(process.env.DECKHAND_CASES ?? 500) },
  setupFiles: ["src/random-seed.setup.ts"],
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          ...SEED,
          environment: "node",
          include: ["src/**/*.test.ts", "cli/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: BROWSER_TESTS,
        },
      },
      {
        test: {
          name: "browser",
          ...SEED,
          include: BROWSER_TESTS,
          // A real browser on a shared machine: what fails twice fails, what fails once is marked. What a search for rare
          // faults has found is never tried again.
          retry: { count: 1, condition: /^(?!Property failed)/ },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: CHROMIUM_SWITCHES, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: "chromium", viewport: { width: 1280, height: 800 } }],
          },
        },
      },
    ],
  },
});
