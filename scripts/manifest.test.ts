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

  it("asks for no more than this", () => {
    expect(manifest).toMatchInlineSnapshot(`
      {
        "content_security_policy": {
          "extension_pages": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' https: http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        },
        "host_permissions": [
          "$DH_HOSTS",
        ],
        "minimum_chrome_version": "120",
        "optional_host_permissions": [
          "http://*/*",
          "https://*/*",
        ],
        "permissions": [
          "storage",
          "unlimitedStorage",
          "scripting",
          "activeTab",
          "tabs",
          "debugger",
          "sidePanel",
          "declarativeNetRequest",
          "webNavigation",
          "alarms",
          "offscreen",
          "notifications",
          "contextMenus",
        ],
      }
    `);
  });
});
