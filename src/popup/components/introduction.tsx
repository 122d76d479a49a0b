/** Direct commands that make sense on most pages, and show the grammar's reach. */
const EXAMPLES = ["Type mouse in the search box, press Enter", "Click the first Add to cart", "Scroll down"];

interface IntroductionProps {
  configured: boolean | null;
  /** Whether anything can be done on this tab: otherwise no examples are offered. */
  canAct: boolean;
  onExample(task: string): void;
  onAddModel(): void;
}

/** What stands in the panel before the first run. */
export function Introduction({ configured, canAct, onExample, onAddModel }: IntroductionProps) {
  if (configured === null) return null;
  if (configured) return <Ready />;
  return (
    <div className="introduction">
      {canAct && <DirectCommands onExample={onExample} />}
      <ModelOffer onAddModel={onAddModel} />
    </div>
  );
}

function Ready() {
  return (
    <div className="introduction">
      <p>Say what should be done. You see every command as it is given, and you can pause or stop at any moment.</p>
      <p className="quiet">Deckhand asks before it reads a site or changes anything on it.</p>
    </div>
  );
}

function DirectCommands({ onExample }: Pick<IntroductionProps, "onExample">) {
  return (
    <section aria-labelledby="direct-title">
      <h2 id="direct-title">Ready for direct commands</h2>
      <p className="quiet">Say what to type, press and click. This needs no model, no key and no account.</p>
      <ul className="examples">
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" onClick={() => onExample(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ModelOffer({ onAddModel }: Pick<IntroductionProps, "onAddModel">) {
  return (
    <section aria-labelledby="model-title" className="offer">
      <h2 id="model-title">Whole tasks in your own words</h2>
      <p className="quiet">For these, Deckhand asks a language model of your choice, also one on this machine.</p>
      <button type="button" onClick={onAddModel}>
        Add a model
      </button>
    </section>
  );
}
