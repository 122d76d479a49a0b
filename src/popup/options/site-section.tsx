import { type FormEvent, useId, useRef, useState } from "react";
import type { SiteRule, SiteRules } from "../../protocol/grant.ts";
import { SiteTable } from "./site-table.tsx";

interface SiteSectionProps {
  sites: SiteRules | null;
  problem: string | null;
  onAdd(text: string): Promise<boolean>;
  onSet(origin: string, change: Partial<SiteRule>): void;
  onForget(origin: string): void;
}

/** The sites with a rule of their own. */
export function SiteSection({ sites, problem, onAdd, onSet, onForget }: SiteSectionProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [site, setSite] = useState("");
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (await onAdd(site)) setSite("");
  };
  const forget = (origin: string) => {
    onForget(origin);
    field.current?.focus(); // The button that had the focus goes away with its row.
  };
  return (
    <div className="card">
      <form className="setting" onSubmit={add}>
        <label htmlFor={id}>Site</label>
        <div className="setting-row">
          <input
            id={id}
            ref={field}
            value={site}
            placeholder="https://example.com"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setSite(event.target.value)}
          />
          <button type="submit">Add site</button>
        </div>
      </form>
      <div role="alert">{problem !== null && <p className="notice">{problem}</p>}</div>
      {sites !== null && <SiteTable sites={sites} onSet={onSet} onForget={forget} />}
    </div>
  );
}
