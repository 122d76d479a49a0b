import { useId, useState } from "react";
import type { AllModelSettingsView } from "../../protocol/settings.ts";
import { ModelFields, type ModelFieldsProps } from "./model-fields.tsx";
import { hasOwnSettings, ROLE_WORDS, type ShownRole, usedModel } from "./model-words.ts";

interface RoleGroupProps extends ModelFieldsProps {
  group: ShownRole;
  models: AllModelSettingsView;
}

/** What one role has of its own. Folded unless it has something: most people never need it. */
export function RoleGroup(props: RoleGroupProps) {
  const { group, models } = props;
  const titleId = useId();
  const isOwn = hasOwnSettings(models.groups[group]);
  // Decided once: emptying the last field must not fold the group over the hand that did it.
  const [isOpen, setIsOpen] = useState(isOwn);
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
