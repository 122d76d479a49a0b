import { useId, useState } from "react";
import type { Limits } from "../../protocol/event.ts";
import { LIMIT_FIELDS, type LimitName, limitText } from "./limit-words.ts";
import { SettingField } from "./setting-field.tsx";

interface LimitSectionProps {
  /** Null until read. */
  limits: Limits | null;
  problem: string | null;
  /** True when it was saved. */
  onSet(name: LimitName, text: string): Promise<boolean>;
}

/** What a task may take at most. */
export function LimitSection({ limits, problem, onSet }: LimitSectionProps) {
  const problemId = useId();
  const [last, setLast] = useState<{ name: LimitName; isSaved: boolean } | null>(null);
  const save = async (name: LimitName, text: string) => {
    const isSaved = await onSet(name, text);
    setLast({ name, isSaved });
    return isSaved;
  };
  const isLast = (name: LimitName, isSaved: boolean) => last?.name === name && last.isSaved === isSaved;
  return (
    <div className="card">
      {LIMIT_FIELDS.map(({ name, label, empty }) => (
        <SettingField
          key={name}
          label={label}
          value={limits ? limitText(limits, name) : ""}
          placeholder={empty ?? ""}
          isReady={limits !== null}
          isSaved={isLast(name, true)}
          refusedBy={isLast(name, false) ? problemId : null}
          onSave={(text) => save(name, text)}
          onWithdraw={() => setLast(null)}
        />
      ))}
      <div role="alert" id={problemId}>
        {problem !== null && last?.isSaved !== true && <p className="notice">{problem}</p>}
      </div>
    </div>
  );
}
