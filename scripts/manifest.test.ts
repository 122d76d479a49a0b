import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifest } from "../plasmo.config.ts";
import { root } from "./root.mjs";

const packageManifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).manifest;

describe("the manifest", () => {
  it("is in package.json, where Plasmo reads it, what plasmo.config.ts states", () => {
    expect(packageManifest).toEqual(manifest);
  });

  it("lets no script but the packaged ones run on our pages", () => {
    const policy = manifest.content_security_policy.extension_pages;
    expect(policy).toMatch(/(^|; )script-src 'self'(;|$)/);
    expect(policy).toMatch(/(^|; )default-src 'none'(;|$)/);
    expect(policy).not.toContain("unsafe-eval");
  });
});
