import { useId } from "react";
import type { SiteRule, SiteRules, SiteSetting } from "../../protocol/grant.ts";

const SETTINGS: { setting: SiteSetting; words: string }[] = [
  { setting: "allow", words: "Allow" },
  { setting: "ask", words: "Ask" },
  { setting: "deny", words: "Deny" },
];

interface SiteTableProps {
  sites: SiteRules;
  onSet(origin: string, change: Partial<SiteRule>): void;
  onForget(origin: string): void;
}

export function SiteTable({ sites, onSet, onForget }: SiteTableProps) {
  const rules = Object.entries(sites).sort(([one], [other]) => one.localeCompare(other));
  if (rules.length === 0) return <p className="quiet">No site has a rule of its own yet.</p>;
  return (
    <table className="sites">
      <thead>
        <tr>
          <th scope="col">Site</th>
          <th scope="col">Read</th>
          <th scope="col">Write</th>
          <th scope="col">Last used</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rules.map(([origin, rule]) => (
          <SiteRow key={origin} origin={origin} rule={rule} onSet={onSet} onForget={onForget} />
        ))}
      </tbody>
    </table>
  );
}

interface SiteRowProps extends Omit<SiteTableProps, "sites"> {
  origin: string;
  rule: SiteRule;
}

function SiteRow({ origin, rule, onSet, onForget }: SiteRowProps) {
  const id = useId();
  return (
    <tr>
      <th scope="row" id={id}>
        <bdi>{origin}</bdi>
      </th>
      <td>
        <SettingChoice name="Read" siteId={id} value={rule.read} onChoose={(read) => onSet(origin, { read })} />
      </td>
      <td>
        <SettingChoice name="Write" siteId={id} value={rule.write} onChoose={(write) => onSet(origin, { write })} />
      </td>
      <td className="quiet">{rule.lastUsed === undefined ? "Never" : new Date(rule.lastUsed).toLocaleDateString()}</td>
      <td>
        <button type="button" className="link-button" aria-label={`Forget ${origin}`} onClick={() => onForget(origin)}>
          Forget
        </button>
      </td>
    </tr>
  );
}

interface SettingChoiceProps {
  name: "Read" | "Write";
  siteId: string;
  value: SiteSetting;
  onChoose(setting: SiteSetting): void;
}

function SettingChoice({ name, siteId, value, onChoose }: SettingChoiceProps) {
  return (
    <select
      aria-label={name}
      aria-describedby={siteId}
      value={value}
      onChange={(event) => {
        const chosen = SETTINGS.find(({ setting }) => setting === event.target.value);
        if (chosen) onChoose(chosen.setting);
      }}
    >
      {SETTINGS.map(({ setting, words }) => (
        <option key={setting} value={setting}>
          {words}
        </option>
      ))}
    </select>
  );
}
