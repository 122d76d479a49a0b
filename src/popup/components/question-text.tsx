import type { ReactNode } from "react";

interface QuestionTextProps {
  /** By this the dialog names it as its description. */
  id: string;
  label: string;
  children: ReactNode;
}

/** What a question is about, at any length: it scrolls, so that its answers stay in sight. */
export function QuestionText({ id, label, children }: QuestionTextProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className="question-text" aria-label={label} tabIndex={0}>
      <div id={id}>{children}</div>
    </section>
  );
}
