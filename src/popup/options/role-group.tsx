import { useId, useState } from "react";
import type { AllModelSettingsView } from "../../protocol/settings.ts";
import { ModelFields, type ModelFieldsProps } from "./model-fields.tsx";
import { hasOwnSettings, ROLE_WORDS, type ShownRole, usedModel } from "./model-words.ts";

interface RoleGroupProps extends ModelFieldsProps {
  group: ShownRole;
  models: AllModelSettingsView;
}

/** What one role has of its own. Open, so that every field can be found by its name; who does not need it can fold it. */
export function RoleGroup(props: RoleGroupProps) {
  const { group, models } = props;
  const titleId = useId();
  const isOwn = hasOwnSettings(models.groups[group]);
  const [isOpen, setIsOpen] = useState(true);
  const { name, purpose } = ROLE_WORDS[group];
  return (
    // HTML gives <details> the role of a group.
    <details
      className="role"
      aria-labelledby={titleId}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        <span className="role-name" id={titleId}>
          {name}
        </span>
        <span>{purpose}</span>
        <span className="role-uses">
          Uses <bdi>{usedModel(models.groups, group)}</bdi>
          {isOwn ? "." : ", the one for all roles."}
        </span>
      </summary>
      <div className="role-fields">
        <ModelFields {...props} />
      </div>
    </details>
  );
}
