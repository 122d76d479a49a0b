import { Glyph } from "../components/glyph.tsx";
import { InputSection } from "./input-section.tsx";
import { LimitSection } from "./limit-section.tsx";
import { ModelSection } from "./model-section.tsx";
import type { OptionsIntents, OptionsState } from "./options-state.ts";
import { RunSection } from "./run-section.tsx";
import { SecretSection } from "./secret-section.tsx";
import { SiteSection } from "./site-section.tsx";

export interface OptionsPageProps {
  state: OptionsState;
  intents: OptionsIntents;
}

/** The whole options page, from plain values. */
export function OptionsPage({ state, intents }: OptionsPageProps) {
  return (
    <div className="options">
      <header className="options-header">
        <span className="mark">
          <Glyph name="anchor" />
        </span>
        <h1>Deckhand settings</h1>
      </header>
      <main>
        <section aria-labelledby="models-title">
          <h2 id="models-title">Models</h2>
          <p className="quiet">
            Any endpoint that speaks OpenAI’s chat completions: OpenAI, OpenRouter, or Ollama and LM Studio on this
            machine. Without one, tasks are read as direct commands.
          </p>
          <ModelSection state={state} intents={intents} />
        </section>
        <section aria-labelledby="sites-title">
          <h2 id="sites-title">Sites</h2>
          <p className="quiet">
            What Deckhand may read and change without asking. Sites that are not here are asked about when a task needs
            them.
          </p>
          <SiteSection
            sites={state.sites}
            problem={state.siteProblem}
            onAdd={intents.addSite}
            onSet={intents.setSite}
            onForget={intents.forgetSite}
          />
        </section>
        <section aria-labelledby="secrets-title">
          <h2 id="secrets-title">Secrets</h2>
          <p className="quiet">
            Passwords, card numbers and codes, each typed into the fields of its own site alone. Models know their
            names, never their values; write <code>{"{{secret:name}}"}</code> in a task to name one. They are kept in
            this browser.
          </p>
          <SecretSection
            secrets={state.secrets}
            problem={state.secretProblem}
            onAdd={intents.addSecret}
            onForget={intents.forgetSecret}
          />
        </section>
        <section aria-labelledby="input-title">
          <h2 id="input-title">Input</h2>
          <p className="quiet">How Deckhand clicks and types in a page, in the tasks that are started from now on.</p>
          <InputSection
            titleId="input-title"
            input={state.input}
            problem={state.inputProblem}
            onChoose={intents.setInput}
          />
        </section>
        <section aria-labelledby="limits-title">
          <h2 id="limits-title">Limits</h2>
          <p className="quiet">
            What a task may take at most. It ends there with what it has found so far. Models whose price is not set
            above count for no dollars.
          </p>
          <LimitSection limits={state.limits} problem={state.limitProblem} onSet={intents.setLimit} />
        </section>
        <section aria-labelledby="runs-title">
          <h2 id="runs-title">Runs</h2>
          <p className="quiet">
            The last 100 runs are kept on this computer. A run’s file holds all that was read of its pages, but no
            password and no key: give it only to whom you would show those pages.
          </p>
          <RunSection runs={state.runs} shown={state.shownRun} problem={state.runProblem} intents={intents} />
        </section>
      </main>
    </div>
  );
}
