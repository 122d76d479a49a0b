import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  outputDir: "build/test/e2e",
  // Each test has a browser with a profile and an extension of its own, and mostly waits: three at a time keep two cores
  // busy.
  workers: 3,
  forbidOnly: true,
  // Real browsers and apps on a shared machine: what fails each of three times fails, what fails once is named at the end
  // as flaky.
  retries: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "build/test/e2e.json" }]],
});
