/** The parts of a resolved address. Links are many, and making a `URL` of each costs more than all else about them. */

export interface AddressParts {
  /** With its colon. */
  scheme: string;
  /** Scheme, host and port; empty for an address that is not made of those. */
  origin: string;
  path: string;
  /** With its question mark; empty where there is none, or nothing after it. */
  query: string;
}

/** Scheme, then for web addresses authority, path, query and fragment, with which a serialised address is written. https://url.spec.whatwg.org/#url-serializing */
const WEB_ADDRESS = /^(https?:)\/\/(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(\?[^#]+)?/;

/** @param address as `href` gives it: absolute, and serialised by the browser */
export function partsOfAddress(address: string): AddressParts {
  const web = WEB_ADDRESS.exec(address);
  if (!web) return { scheme: address.slice(0, address.indexOf(":") + 1), origin: "", path: "", query: "" };
  const [, scheme = "", host = "", path = "", query = ""] = web;
  return { scheme, origin: `${scheme}//${host}`, path, query };
}
