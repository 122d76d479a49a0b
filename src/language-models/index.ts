export { openAICompatible } from "./openai-compatible.ts";
