/** jQuery where its plugins look for it. */
import $ from "jquery";

Object.assign(window, { jQuery: $, $ });
// Select2 4.0 was written for a jQuery that still had these.
Object.assign($, { trim: (text: unknown) => String(text ?? "").trim(), isArray: Array.isArray });
Object.assign($, { isFunction: (value: unknown) => typeof value === "function" });

export default $;
