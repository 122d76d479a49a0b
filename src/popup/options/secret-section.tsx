import { type FormEvent, type HTMLProps, useId, useRef, useState } from "react";
import type { SavedSecretView } from "../../protocol/secret.ts";

interface SecretSectionProps {
  /** Null until read. */
  secrets: SavedSecretView[] | null;
  problem: string | null;
  /** False when it was not saved; then what was typed stays. */
  onAdd(name: string, value: string, site: string): Promise<boolean>;
  onForget(name: string): void;
}

/** Secrets by name and site. A value is typed once and never shown again. */
export function SecretSection({ secrets, problem, onAdd, onForget }: SecretSectionProps) {
  const first = useRef<HTMLInputElement>(null);
  const forget = (name: string) => {
    onForget(name);
    first.current?.focus(); // The button that had the focus goes away with its row.
  };
  return (
    <div className="card">
      <SecretForm first={first} onAdd={onAdd} />
      <div role="alert">{problem !== null && <p className="notice">{problem}</p>}</div>
      {secrets !== null && <SecretTable secrets={secrets} onForget={forget} />}
    </div>
  );
}

const EMPTY = { name: "", value: "", site: "" };

interface SecretFormProps extends Pick<SecretSectionProps, "onAdd"> {
  first: React.RefObject<HTMLInputElement | null>;
}

function SecretForm({ first, onAdd }: SecretFormProps) {
  const [typed, setTyped] = useState(EMPTY);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await onAdd(typed.name, typed.value, typed.site))) return;
    setTyped(EMPTY);
    first.current?.focus();
  };
  const take = (field: keyof typeof EMPTY) => (text: string) => setTyped((before) => ({ ...before, [field]: text }));
  return (
    <form className="secret-form" onSubmit={add}>
      <SecretField label="Name" field={first} value={typed.name} placeholder="shop-password" onType={take("name")} />
      {/* HTML gives a password field no role at all; every field of this page is a text box, hidden or not. */}
      <SecretField label="Value" type="password" role="textbox" value={typed.value} onType={take("value")} />
      <SecretField label="Site" value={typed.site} placeholder="https://example.com" onType={take("site")} />
      <button type="submit">Add secret</button>
    </form>
  );
}

interface SecretFieldProps extends HTMLProps<HTMLInputElement> {
  label: string;
  field?: React.RefObject<HTMLInputElement | null>;
  onType(text: string): void;
}

function SecretField({ label, field, onType, ...input }: SecretFieldProps) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <div className="setting-row">
        <input
          {...input}
          id={id}
          ref={field}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

function SecretTable({ secrets, onForget }: { secrets: SavedSecretView[]; onForget(name: string): void }) {
  if (secrets.length === 0) return <p className="quiet">No secret is saved.</p>;
  return (
    <table className="sites">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Site</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {secrets.map(({ name, origin }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <bdi>{origin}</bdi>
            </td>
            <td>
              <button
                type="button"
                className="link-button"
                aria-label={`Forget ${name}`}
                onClick={() => onForget(name)}
              >
                Forget
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
