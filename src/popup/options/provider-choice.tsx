import { useId } from "react";
import type { ModelProvider } from "../../protocol/settings.ts";
import { FIELD_LABELS } from "./model-words.ts";
import { SavedMark } from "./setting-field.tsx";

type Choice = ModelProvider | "";

interface ProviderChoiceProps {
  value: Choice;
  /** A role can leave it to all roles. */
  mayInherit: boolean;
  /** Whether this browser has a model of its own. */
  hasBuiltIn: boolean;
  isReady: boolean;
  isSaved: boolean;
  onChoose(provider: Choice): void;
}

export function ProviderChoice({ value, mayInherit, hasBuiltIn, isReady, isSaved, onChoose }: ProviderChoiceProps) {
  const id = useId();
  const choices = choicesOf(value, mayInherit, hasBuiltIn);
  return (
    <div className="setting">
      <div className="setting-head">
        <label htmlFor={id}>{FIELD_LABELS.provider}</label>
        {isSaved && <SavedMark />}
      </div>
      <select
        id={id}
        value={value}
        disabled={!isReady}
        onChange={(event) => {
          const chosen = choices.find(({ provider }) => provider === event.target.value);
          if (chosen) onChoose(chosen.provider);
        }}
      >
        {choices.map(({ provider, words }) => (
          <option key={provider} value={provider}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is chosen stays a choice even when this browser has lost it: the select would show another otherwise. */
function choicesOf(value: Choice, mayInherit: boolean, hasBuiltIn: boolean): { provider: Choice; words: string }[] {
  return [
    ...(mayInherit ? [{ provider: "" as const, words: "As for all roles" }] : []),
    { provider: "openai-compatible", words: "OpenAI-compatible endpoint" },
    ...(hasBuiltIn || value === "built-in"
      ? [{ provider: "built-in" as const, words: "Chrome’s built-in model" }]
      : []),
  ];
}
