/** HTML from templates whose values are escaped unless they are HTML already. */

class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function render(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join("");
  if (value === undefined || value === false) return "";
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

/** Tag of a template: `` html`<p>${text}</p>` ``. `undefined` and `false` render as nothing, arrays one after another. */
export function html(parts, ...values) {
  return new Html(String.raw({ raw: parts }, ...values.map(render)));
}

/** Text that is HTML and comes from our own files. */
export function trusted(text) {
  return new Html(text);
}
