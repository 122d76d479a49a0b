/** The page's side of the compressor: what content scripts use. The pure side is `outline.ts`. */
export { accessibleName } from "./accessible-name.ts";
export { activationTargetOf } from "./actionable.ts";
export { cleanText } from "./clean-text.ts";
export { describeElement } from "./element-facts.ts";
export { findText } from "./find-text.ts";
export { fingerprintOf } from "./fingerprint.ts";
export { KeptParts } from "./kept-parts.ts";
export { withLayoutCache } from "./layout.ts";
export { RefRegistry } from "./refs.ts";
export { roleOf } from "./roles.ts";
export { isSecretField } from "./secret-fields.ts";
export { isVisible, visibleTextOf } from "./visibility.ts";
export { frameIndexIn, takeSnapshot } from "./walk.ts";
