/** The policy: what a run may read, change and open, and what needs a yes. */
export { type AddressCheck, checkAddress, isNamedByUser, originsNamedIn } from "./address.ts";
export { type ConfirmationDecision, decideConfirmation } from "./confirmation.ts";
export { type Decision, type DecisionRequest, decide } from "./decide.ts";
export { type CarriedText, effectsOfCarrying, foreignSources } from "./flow.ts";
export { activates, consequenceOfAll } from "./risk.ts";
