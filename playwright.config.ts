import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  outputDir: "build/test/e2e",
  // One browser at a time: each has a profile and an extension of its own, and timing is part of what is tested.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "build/test/e2e.json" }]],
});
