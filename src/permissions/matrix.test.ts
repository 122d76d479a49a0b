/** Every cell of who may do what where: mode × origin × the user's rule × grants × an earlier no × somebody there. */
import { expect, test } from "vitest";
import type { Grant, GrantScope, Mode, SiteRules, SiteSetting } from "../protocol/grant.ts";
import { decide } from "./decide.ts";

const SITE = "https://shop.example";

/** Documents that are not the site, however much they look like it. */
const OTHERS = [
  "http://shop.example",
  "https://shop.example:8443",
  "https://www.shop.example",
  "https://shop.example.evil.example",
  "https://shop.example.",
  "https://xn--shp-rna.example",
];
/** What no grant can be for, whatever was granted. */
const NONE = [
  "null",
  "",
  "file://",
  "https://SHOP.example",
  "https://shop.example/",
  "https://shop.example/path",
  "chrome-extension://abcdefghijklmnop",
  "about:blank",
  "data:text/html,x",
  "javascript:1",
  "https://",
  "*",
];

const MODES: readonly Mode[] = ["read", "write"];
const SETTINGS: readonly (SiteSetting | undefined)[] = [undefined, "allow", "ask", "deny"];
const SCOPES: readonly (GrantScope | undefined)[] = [undefined, "once", "task", "always"];
const YES_NO = [true, false];

const other = (mode: Mode): Mode => (mode === "read" ? "write" : "read");

interface Cell {
  mode: Mode;
  setting: SiteSetting | undefined;
  scope: GrantScope | undefined;
  denied: boolean;
  attended: boolean;
}

const CELLS: readonly Cell[] = MODES.flatMap((mode) =>
  SETTINGS.flatMap((setting) =>
    SCOPES.flatMap((scope) =>
      YES_NO.flatMap((denied) => YES_NO.map((attended) => ({ mode, setting, scope, denied, attended }))),
    ),
  ),
);

/** The user's rules with this setting for one mode, and the most that there is for everything else. */
function rulesOf(origin: string, { mode, setting }: Cell, rest: SiteSetting): SiteRules {
  if (setting === undefined) return {};
  return { [origin]: mode === "read" ? { read: setting, write: rest } : { read: rest, write: setting } };
}

function grantsOf(origin: string, { mode, scope }: Cell): Grant[] {
  const inOther = { origin, mode: other(mode), scope: "task", source: "user" } as const;
  return scope === undefined ? [inOther] : [inOther, { origin, mode, scope, source: "user" }];
}

/** The whole policy in one place: the first column that says something decides. */
function expected({ setting, scope, denied, attended }: Cell): "allow" | "ask" | "deny" {
  if (setting === "deny" || denied) return "deny";
  if (setting === "allow" || scope !== undefined) return "allow";
  return attended ? "ask" : "deny";
}

test.each(["allow", "deny"] as const)("each cell is decided by its own mode alone; the other one says %s", (rest) => {
  for (const cell of CELLS) {
    const { mode, denied, attended } = cell;
    const request = { mode, origin: SITE, rules: rulesOf(SITE, cell, rest), grants: grantsOf(SITE, cell) };
    const { decision, rule } = decide({ ...request, denied, attended });
    expect(decision, JSON.stringify(cell)).toBe(expected(cell));
    expect(rule).toContain(SITE);
  }
  expect(CELLS).toHaveLength(128);
});

test.each(OTHERS)("what was decided about a site says nothing of %s", (origin) => {
  for (const cell of CELLS) {
    const { mode, denied, attended } = cell;
    const request = { mode, origin, rules: rulesOf(SITE, cell, "allow"), grants: grantsOf(SITE, cell) };
    const { decision } = decide({ ...request, denied, attended });
    expect(decision, JSON.stringify(cell)).toBe(denied ? "deny" : attended ? "ask" : "deny");
  }
});

test.each(NONE)("%j can be granted by nothing", (origin) => {
  for (const cell of CELLS) {
    const { mode, denied, attended } = cell;
    const request = { mode, origin, rules: rulesOf(origin, cell, "allow"), grants: grantsOf(origin, cell) };
    expect(decide({ ...request, denied, attended }).decision, JSON.stringify(cell)).toBe("deny");
  }
});

test("a star in a rule or a grant stands for no other name", () => {
  const star = "https://*.example";
  const rules: SiteRules = { [star]: { read: "allow", write: "allow" } };
  const grants: Grant[] = [{ origin: star, mode: "read", scope: "always", source: "user" }];
  expect(decide({ mode: "read", origin: SITE, rules, grants, attended: false }).decision).toBe("deny");
});

test.each(["constructor", "__proto__", "toString"])(
  "a site called like what every object has, %s, has no rule",
  (name) => {
    const rules: SiteRules = {};
    expect(decide({ mode: "read", origin: `https://${name}`, rules, grants: [], attended: false }).decision).toBe(
      "deny",
    );
    expect(decide({ mode: "write", origin: name, rules, grants: [], attended: true }).decision).toBe("deny");
  },
);
