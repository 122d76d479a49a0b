/** Secrets that the user has saved for one site each. Our pages and models know their names, never their values. */
import { webOrigin } from "./grant.ts";

export interface SavedSecretView {
  /** What stands between the braces of `{{secret:name}}`. */
  name: string;
  /** The exact origin whose fields it may be typed into. */
  origin: string;
}

export interface SavedSecret extends SavedSecretView {
  value: string;
}

export type SecretCheck = { ok: true; secret: SavedSecret } | { ok: false; problem: string };

/** Shorter ones are words that occur by themselves, and could not be kept out of what is sent and written. */
const SHORTEST_VALUE = 4;
const LONGEST_NAME = 40;
/** What a task's own secrets and the API keys are called. */
const RESERVED = /^(?:task|said|api-key)(?:-|$)/;

/** Reads what the user typed; spaces in a name become hyphens. The problem is worded for them. */
export function checkSecret(typed: { name: string; value: string; origin: string }): SecretCheck {
  const name = typed.name.trim().replace(/\s+/g, "-");
  const origin = webOrigin(typed.origin);
  if (!/^[\w-]+$/.test(name) || name.length > LONGEST_NAME) {
    return { ok: false, problem: `A name has up to ${LONGEST_NAME} letters a to z, digits, - and _.` };
  }
  if (RESERVED.test(name)) return { ok: false, problem: `“${name}” is a name that Deckhand gives itself.` };
  if (typed.value.length < SHORTEST_VALUE) {
    return { ok: false, problem: `A value shorter than ${SHORTEST_VALUE} characters cannot be kept secret.` };
  }
  if (origin === undefined || origin !== typed.origin) {
    return { ok: false, problem: `“${typed.origin}” is not a site. It should look like https://example.com.` };
  }
  return { ok: true, secret: { name, origin, value: typed.value } };
}
