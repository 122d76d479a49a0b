export { endpointUrl } from "./endpoint.ts";
export { openAICompatible } from "./openai-compatible.ts";
