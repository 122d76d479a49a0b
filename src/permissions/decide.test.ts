import { describe, expect, it, test } from "vitest";
import type { Grant, SiteRules } from "../protocol/grant.ts";
import { type DecisionRequest, decide } from "./decide.ts";

const SITE = "https://shop.example";
const RULES: SiteRules = {
  "https://allowed.example": { read: "allow", write: "allow" },
  "https://read.example": { read: "allow", write: "ask" },
  "https://denied.example": { read: "deny", write: "deny" },
  null: { read: "allow", write: "allow" },
};

function grant(facts: Partial<Grant> = {}): Grant {
  return { origin: SITE, mode: "read", scope: "task", source: "user", ...facts };
}

function request(facts: Partial<DecisionRequest> = {}): DecisionRequest {
  return { mode: "read", origin: SITE, rules: RULES, grants: [], attended: true, ...facts };
}

const CASES: [what: string, request: DecisionRequest, decision: string, rule: string][] = [
  ["undecided asks", request(), "ask", `nobody has decided about reading ${SITE}`],
  [
    "undecided with nobody there is denied, with the remedy",
    request({ attended: false }),
    "deny",
    `nobody is there to allow reading ${SITE}: start with --allow-read ${SITE}, or set the site to allow`,
  ],
  [
    "the same for changing",
    request({ attended: false, mode: "write" }),
    "deny",
    `nobody is there to allow changing ${SITE}: start with --allow-write ${SITE}, or set the site to allow`,
  ],
  [
    "a site rule allows",
    request({ origin: "https://allowed.example", mode: "write" }),
    "allow",
    "you always allow changing https://allowed.example",
  ],
  [
    "a rule for reading does not cover changing",
    request({ origin: "https://read.example", mode: "write" }),
    "ask",
    "nobody has decided about changing https://read.example",
  ],
  [
    "a site rule denies",
    request({ origin: "https://denied.example" }),
    "deny",
    "you never allow reading https://denied.example",
  ],
  [
    "a denial outweighs the task's grant",
    request({ origin: "https://denied.example", grants: [grant({ origin: "https://denied.example" })] }),
    "deny",
    "you never allow reading https://denied.example",
  ],
  [
    "a denial outweighs a flag",
    request({
      origin: "https://denied.example",
      grants: [grant({ origin: "https://denied.example", source: "flag" })],
    }),
    "deny",
    "you never allow reading https://denied.example",
  ],
  ["a grant for the task", request({ grants: [grant()] }), "allow", `you allowed reading ${SITE} for this task`],
  ["a grant for once", request({ grants: [grant({ scope: "once" })] }), "allow", `you allowed reading ${SITE} once`],
  [
    "a longer grant comes before one for once",
    request({ grants: [grant({ scope: "once" }), grant()] }),
    "allow",
    `you allowed reading ${SITE} for this task`,
  ],
  [
    "a flag",
    request({ mode: "write", grants: [grant({ mode: "write", source: "flag" })], attended: false }),
    "allow",
    `the flag --allow-write allows changing ${SITE}`,
  ],
  [
    "a grant for reading does not cover changing",
    request({ mode: "write", grants: [grant()] }),
    "ask",
    `nobody has decided about changing ${SITE}`,
  ],
  [
    "a grant for changing does not cover reading",
    request({ grants: [grant({ mode: "write" })] }),
    "ask",
    `nobody has decided about reading ${SITE}`,
  ],
  [
    "another scheme is another site",
    request({ origin: "http://shop.example", grants: [grant()] }),
    "ask",
    "nobody has decided about reading http://shop.example",
  ],
  [
    "another port is another site",
    request({ origin: "https://shop.example:8443", grants: [grant()] }),
    "ask",
    "nobody has decided about reading https://shop.example:8443",
  ],
  [
    "a sub-domain is another site",
    request({ origin: "https://a.shop.example", grants: [grant()] }),
    "ask",
    "nobody has decided about reading https://a.shop.example",
  ],
  [
    "what the user denied in this task is not asked again",
    request({ denied: true }),
    "deny",
    `you denied reading ${SITE} in this task`,
  ],
  [
    "an opaque origin matches nothing",
    request({ origin: "null", grants: [grant({ origin: "null" })] }),
    "deny",
    "null is no web site that can be granted",
  ],
  [
    "an empty origin matches nothing",
    request({ origin: "" }),
    "deny",
    "this document is no web site that can be granted",
  ],
  [
    "an extension page matches nothing",
    request({ origin: "chrome-extension://abc" }),
    "deny",
    "chrome-extension://abc is no web site that can be granted",
  ],
  ...["https://*.shop.example", "https://%2A.shop.example"].map((origin): [string, DecisionRequest, string, string] => [
    `a host that other places would read as a pattern matches nothing: ${origin}`,
    request({ origin, grants: [grant({ origin })] }),
    "deny",
    `${origin} is no web site that can be granted`,
  ]),
  [
    "an address that is no origin matches nothing",
    request({ origin: `${SITE}/`, grants: [grant()] }),
    "deny",
    `${SITE}/ is no web site that can be granted`,
  ],
];

describe("who may read and change what", () => {
  test.each(CASES)("%s", (_, asked, decision, rule) => {
    expect(decide(asked)).toEqual({ decision, rule });
  });

  it("looks a site up as its own entry only", () => {
    const rules = Object.create({ [SITE]: { read: "allow", write: "allow" } });
    expect(decide(request({ rules })).decision).toBe("ask");
  });
});
