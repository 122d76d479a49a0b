import { useId } from "react";
import type { AllModelSettingsView, RoleSettings } from "../../protocol/settings.ts";
import { effectiveModel, FIELD_LABELS, type ModelField, placeholders, type ShownGroup } from "./model-words.ts";
import { type GroupState, type ModelIntents, progressText } from "./options-state.ts";
import { ProviderChoice } from "./provider-choice.tsx";
import { SettingField } from "./setting-field.tsx";

export interface ModelFieldsProps {
  group: ShownGroup;
  /** Null until read. */
  models: AllModelSettingsView | null;
  state: GroupState;
  hasBuiltIn: boolean;
  intents: ModelIntents;
}

/** The fields of one group, the test, and how the last thing done went. */
export function ModelFields({ group, models, state, hasBuiltIn, intents }: ModelFieldsProps) {
  const problemId = useId();
  const { progress } = state;
  const isBuiltIn = models !== null && effectiveModel(models.groups, group).provider === "built-in";
  return (
    <>
      <ProviderChoice
        value={models?.groups[group].provider ?? (group === "all" ? "openai-compatible" : "")}
        mayInherit={group !== "all"}
        hasBuiltIn={hasBuiltIn}
        isReady={models !== null}
        isSaved={isSaved(state, "provider")}
        onChoose={(provider) => intents.saveModel(group, { provider })}
      />
      {isBuiltIn ? (
        <p className="quiet">
          It runs inside Chrome on this computer: there is no address and no key, and pages are sent to nobody.
        </p>
      ) : (
        <EndpointFields
          key={state.fills}
          group={group}
          models={models}
          state={state}
          problemId={problemId}
          intents={intents}
        />
      )}
      <div className="test-row">
        <button
          type="button"
          className={group === "all" ? "primary" : ""}
          disabled={models === null}
          aria-busy={progress.kind === "testing"}
          onClick={() => progress.kind !== "testing" && intents.testConnection(group)}
        >
          Test connection
        </button>
        <div role="status" className="progress" data-kind={progress.kind}>
          {progressText(progress)}
        </div>
      </div>
      <div role="alert" id={problemId}>
        {progress.kind === "problem" && <p className="notice">{progress.message}</p>}
      </div>
    </>
  );
}

function isSaved({ progress }: GroupState, field: ModelField): boolean {
  return progress.kind === "saved" && progress.fields.includes(field);
}

interface EndpointFieldsProps extends Omit<ModelFieldsProps, "hasBuiltIn"> {
  problemId: string;
}

/** The stored key never comes here: only that there is one. */
function EndpointFields({ group, models, state, problemId, intents }: EndpointFieldsProps) {
  const own = models?.groups[group];
  const empty = models ? placeholders(models.groups, group) : { baseUrl: "", apiKey: "", model: "", prices: "" };
  const save = (change: Partial<RoleSettings>) => intents.saveModel(group, change);
  const common = (field: Exclude<ModelField, "provider">) => ({
    label: FIELD_LABELS[field],
    placeholder: empty[field],
    isReady: models !== null,
    isSaved: isSaved(state, field),
    refusedBy: state.refused[field] === undefined ? null : problemId,
    onWithdraw: () => intents.withdraw(group, field),
  });
  return (
    <>
      <SettingField
        {...common("baseUrl")}
        type="url"
        value={own?.baseUrl ?? ""}
        onSave={(baseUrl) => save({ baseUrl })}
      />
      <SettingField {...common("apiKey")} type="password" value="" onSave={(apiKey) => save({ apiKey })}>
        {own?.hasKey && (
          <button type="button" onClick={() => save({ apiKey: "" })}>
            Remove key
          </button>
        )}
      </SettingField>
      <SettingField {...common("model")} value={own?.model ?? ""} onSave={(model) => save({ model })} />
      <SettingField {...common("prices")} value={own?.prices ?? ""} onSave={(prices) => save({ prices })} />
    </>
  );
}
