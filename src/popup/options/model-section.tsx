import { FoundModels } from "./found-models.tsx";
import { ModelFields } from "./model-fields.tsx";
import { SHOWN_ROLES, type ShownGroup } from "./model-words.ts";
import type { ModelIntents, OptionsState } from "./options-state.ts";
import { RoleGroup } from "./role-group.tsx";

interface ModelSectionProps {
  state: OptionsState;
  intents: ModelIntents;
}

/** The model for everything, what was found nearby, and what a role has of its own. */
export function ModelSection({ state, intents }: ModelSectionProps) {
  const { models, found, groups } = state;
  const hasBuiltIn = found.models.some(({ settings }) => settings.provider === "built-in");
  const common = (group: ShownGroup) => ({ state: groups[group], hasBuiltIn, intents });
  return (
    <>
      <fieldset className="card">
        <legend>All roles</legend>
        <ModelFields group="all" models={models} {...common("all")} />
      </fieldset>
      <FoundModels
        found={found}
        all={models?.groups.all ?? null}
        onLook={intents.findModels}
        onUse={intents.useFound}
      />
      {models !== null && (
        <div className="roles">
          {SHOWN_ROLES.map((role) => (
            <RoleGroup key={role} group={role} models={models} {...common(role)} />
          ))}
        </div>
      )}
    </>
  );
}
