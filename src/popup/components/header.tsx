import type { TabView } from "../../protocol/view.ts";
import { Glyph } from "./glyph.tsx";

interface HeaderProps {
  tab: TabView | null;
  onSettings(): void;
}

/** The name of the product, and the site it would act on. */
export function Header({ tab, onSettings }: HeaderProps) {
  return (
    <header className="header">
      <span className="mark">
        <Glyph name="anchor" />
      </span>
      <div className="header-text">
        <h1>Deckhand</h1>
        <p className="quiet one-line">{tab === null ? " " : <bdi>{tab.origin ?? "no web page"}</bdi>}</p>
      </div>
      <button type="button" className="icon-button" aria-label="Settings" title="Settings" onClick={onSettings}>
        <Glyph name="sliders" />
      </button>
    </header>
  );
}
