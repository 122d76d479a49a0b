import { DEFAULT_BASE_URL, type ModelSettings, type ModelSettingsView } from "../../protocol/settings.ts";
import { type Progress, progressText } from "./options-state.ts";
import { SettingField } from "./setting-field.tsx";

interface ModelGroupProps {
  models: ModelSettingsView | null;
  progress: Progress;
  onSave(change: Partial<ModelSettings>): Promise<boolean>;
  onTest(): void;
}

/** The endpoint that every role uses. The stored key never comes here: only that there is one. */
export function ModelGroup({ models, progress, onSave, onTest }: ModelGroupProps) {
  const isReady = models !== null;
  return (
    <fieldset className="card">
      <legend>All roles</legend>
      <SettingField
        label="Base URL"
        type="url"
        value={models?.baseUrl ?? ""}
        placeholder={DEFAULT_BASE_URL}
        isReady={isReady}
        onSave={(baseUrl) => onSave({ baseUrl })}
      />
      <SettingField
        label="API key"
        type="password"
        value=""
        placeholder={models?.hasKey ? "Saved; type to replace" : "Not needed for most models on this machine"}
        isReady={isReady}
        onSave={(apiKey) => onSave({ apiKey })}
      >
        {models?.hasKey && (
          <button type="button" onClick={() => onSave({ apiKey: "" })}>
            Remove key
          </button>
        )}
      </SettingField>
      <SettingField
        label="Model"
        value={models?.model ?? ""}
        placeholder="gpt-4.1-mini, qwen3:8b, …"
        isReady={isReady}
        onSave={(model) => onSave({ model })}
      />
      <div className="test-row">
        <button
          type="button"
          className="primary"
          disabled={!isReady}
          aria-busy={progress.kind === "testing"}
          onClick={() => progress.kind !== "testing" && onTest()}
        >
          Test connection
        </button>
        <div role="status" className="progress" data-kind={progress.kind}>
          {progressText(progress)}
        </div>
      </div>
      <div role="alert">{progress.kind === "problem" && <p className="notice">{progress.message}</p>}</div>
    </fieldset>
  );
}
