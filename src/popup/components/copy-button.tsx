import { useState } from "react";
import { Glyph } from "./glyph.tsx";

/** Copies a text. What became of it is the button's own name, so that it is heard where the focus is. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState<{ text: string; worked: boolean } | null>(null);
  const known = outcome?.text === text ? outcome : null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome({ text, worked: true }),
      () => setOutcome({ text, worked: false }),
    );
  const name = known === null ? `Copy ${what}` : known.worked ? `Copied ${what}` : `Could not copy ${what}`;
  return (
    <button type="button" className="icon-button small" aria-label={name} title={name} onClick={copy}>
      <Glyph name={known === null ? "copy" : known.worked ? "tick" : "warning"} />
    </button>
  );
}
