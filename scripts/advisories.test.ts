/** What a registry says of the shipped packages decides, and a registry that says nothing does not. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.mjs";

const lockFile = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const VERSION: string = lockFile.packages["node_modules/openai"].version;

interface Advisory {
  severity: "low" | "high" | "critical";
  vulnerable_versions: string;
}

/** Runs the audit against a registry that knows one advisory, or keeps none (`undefined`). */
async function audit(advisory: Advisory | undefined): Promise<{ code: number; printed: string }> {
  const registry = createServer((request, response) => {
    request.resume();
    if (advisory === undefined) return response.writeHead(405).end();
    const known = { id: 1, url: "https://advisories.example/1", title: "Reads too far", ...advisory };
    const about = { name: "openai", versions: { [VERSION]: { name: "openai", version: VERSION } } };
    response.setHeader("content-type", "application/json");
    return response.end(JSON.stringify(request.method === "POST" ? { openai: [known] } : about));
  });
  await new Promise<void>((listening) => registry.listen(0, "127.0.0.1", listening));
  const { port } = registry.address() as AddressInfo;
  const cache = mkdtempSync(join(tmpdir(), "advisories-"));
  const environment = {
    ...process.env,
    npm_config_registry: `http://127.0.0.1:${port}`,
    npm_config_cache: cache,
  };
  try {
    return await new Promise((ended) => {
      execFile(process.execPath, [join(root, "scripts", "advisories.mjs")], { env: environment }, (error, printed) => {
        ended({ code: typeof error?.code === "number" ? error.code : 0, printed });
      });
    });
  } finally {
    registry.close();
    rmSync(cache, { recursive: true, force: true });
  }
}

const ALL = "<99.0.0";

test.each([
  [{ severity: "high", vulnerable_versions: ALL }, 1, /^openai .*: high\. Update it: npm update openai$/m],
  [{ severity: "critical", vulnerable_versions: ALL }, 1, /^openai .*: critical/m],
  [{ severity: "low", vulnerable_versions: ALL }, 0, /, 0 under an advisory\.$/m],
  [{ severity: "high", vulnerable_versions: "<0.0.1" }, 0, /, 0 under an advisory\.$/m],
  [undefined, 0, /^Not known: the registry gives no advisories \(405/],
] as const)(
  "an advisory %o ends the audit with %i",
  async (advisory, code, printed) => {
    const ended = await audit(advisory);
    expect(ended.printed).toMatch(printed);
    expect(ended.code).toBe(code);
  },
  60_000,
);
