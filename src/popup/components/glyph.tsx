import type { ReactNode } from "react";
import type { GlyphName, Tone } from "../entry-format.ts";

/** Signs that stand beside no line of the log. */
type FurnitureName = "anchor" | "sliders" | "clip" | "copy";

/** Strokes on a field of 16 × 16. */
const STROKES: Record<GlyphName | FurnitureName, ReactNode> = {
  tick: <path d="M3.5 8.5l3 3 6-7" />,
  equals: <path d="M4 6.3h8M4 9.7h8" />,
  barred: (
    <>
      <circle cx="8" cy="8" r="5.2" />
      <path d="M4.4 11.6l7.2-7.2" />
    </>
  ),
  skip: <path d="M3.5 4l5 4-5 4zM11.5 4v8" />,
  cross: <path d="M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6" />,
  question: <path d="M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.7M8 12.4v.2" />,
  ring: <path d="M8 2.8A5.2 5.2 0 1 1 2.8 8" />,
  eye: (
    <>
      <path d="M1.8 8S4 4 8 4s6.2 4 6.2 4-2.2 4-6.2 4-6.2-4-6.2-4z" />
      <circle cx="8" cy="8" r="1.6" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.4" r="2.4" />
      <path d="M3.4 13c.5-2.5 2.3-3.7 4.6-3.7s4.1 1.2 4.6 3.7" />
    </>
  ),
  speech: <path d="M2.8 3.8h10.4v6.8H7.2l-2.8 2.4v-2.4H2.8z" />,
  warning: <path d="M8 2.6l6 10.6H2zM8 6.6v3M8 11.3v.2" />,
  pause: <path d="M5.6 3.8v8.4M10.4 3.8v8.4" />,
  play: <path d="M5 3.6l7 4.4-7 4.4z" />,
  flag: <path d="M4 14V2.8M4 3.2h8l-2 2.9 2 2.9H4" />,
  key: (
    <>
      <circle cx="5.2" cy="8" r="2.6" />
      <path d="M7.8 8h6M11.6 8v2.4" />
    </>
  ),
  window: <path d="M2.4 3.4h11.2v9.2H2.4zM2.4 6.2h11.2" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.4" />
      <path d="M8 4.9V8l2.2 1.5" />
    </>
  ),
  bolt: <path d="M9 2.2L3.8 9h3.6L7 13.8 12.2 7H8.6z" />,
  pencil: <path d="M3 13l.8-3.2 7-7 2.4 2.4-7 7zM9.4 4.2l2.4 2.4" />,
  bookmark: <path d="M4.6 2.6h6.8v10.8L8 10.8l-3.4 2.6z" />,
  clip: (
    <path d="M12.6 7.2l-4.9 4.9a2.9 2.9 0 0 1-4.1-4.1l5.2-5.2a1.9 1.9 0 0 1 2.7 2.7l-5 5a.9.9 0 0 1-1.3-1.3l4.5-4.5" />
  ),
  copy: <path d="M5.6 5.6h7.6v7.6H5.6zM10.4 5.4V2.8H2.8v7.6h2.6" />,
  anchor: (
    <>
      <circle cx="8" cy="3.6" r="1.6" />
      <path d="M8 5.2v8.4M5.4 7.2h5.2M2.6 9.2c.4 2.9 2.6 4.4 5.4 4.4s5-1.5 5.4-4.4" />
    </>
  ),
  sliders: (
    <>
      <path d="M2.2 5h5M11.2 5h2.6M2.2 11h2.6M8.8 11h5" />
      <circle cx="9.2" cy="5" r="1.9" />
      <circle cx="6.8" cy="11" r="1.9" />
    </>
  ),
};

interface GlyphProps {
  name: GlyphName | FurnitureName;
  tone?: Tone;
  /** What it says aloud; without it the sign is an ornament beside words that say the same. */
  label?: string;
}

export function Glyph({ name, tone = "quiet", label }: GlyphProps) {
  const drawing = { className: "glyph", "data-tone": tone, viewBox: "0 0 16 16" };
  if (label === undefined) {
    return (
      <svg {...drawing} aria-hidden="true">
        {STROKES[name]}
      </svg>
    );
  }
  return (
    <svg {...drawing} role="img" aria-label={label}>
      <title>{label}</title>
      {STROKES[name]}
    </svg>
  );
}
