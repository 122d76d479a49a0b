import { useId } from "react";
import type { FoundModel, ModelSettingsView } from "../../protocol/settings.ts";
import { isInUse, nameOfFound } from "./model-words.ts";
import { type FoundState, foundText } from "./options-state.ts";

interface FoundModelsProps {
  found: FoundState;
  /** What is set for all roles; null until read. */
  all: ModelSettingsView | null;
  onLook(): void;
  onUse(model: FoundModel): void;
}

/** Models that need no account: a press fills in all there is to fill in. */
export function FoundModels({ found, all, onLook, onUse }: FoundModelsProps) {
  const titleId = useId();
  return (
    <section className="found" aria-labelledby={titleId}>
      <div className="found-head">
        <h3 id={titleId}>Found on this computer</h3>
        <button
          type="button"
          className="link-button"
          aria-busy={found.looking}
          onClick={() => !found.looking && onLook()}
        >
          Look again
        </button>
      </div>
      {found.models.length > 0 && (
        <ul aria-labelledby={titleId}>
          {found.models.map((model) => (
            <FoundRow
              key={`${model.server} ${model.settings.baseUrl} ${model.settings.model}`}
              model={model}
              isUsed={all !== null && isInUse(model, all)}
              onUse={() => onUse(model)}
            />
          ))}
        </ul>
      )}
      {found.obstacles.map((obstacle) => (
        <p key={obstacle} className="obstacle">
          {obstacle}
        </p>
      ))}
      <div role="status" className="quiet">
        {foundText(found)}
      </div>
      <div role="alert">{found.problem !== null && <p className="notice">{found.problem}</p>}</div>
    </section>
  );
}

interface FoundRowProps {
  model: FoundModel;
  isUsed: boolean;
  onUse(): void;
}

function FoundRow({ model, isUsed, onUse }: FoundRowProps) {
  const { server, settings } = model;
  return (
    <li className="found-row">
      <span className="found-name">
        <bdi>{settings.provider === "built-in" ? nameOfFound(model) : settings.model}</bdi>
        <span className="quiet">{isUsed ? `${server}, used for all roles` : server}</span>
      </span>
      <button type="button" aria-label={`Use ${nameOfFound(model)}`} onClick={onUse}>
        Use
      </button>
    </li>
  );
}
