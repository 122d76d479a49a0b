/** After a run without a model: why only direct commands are understood, and the way out. */
export function ModelHint({ onAddModel }: { onAddModel(): void }) {
  return (
    <p className="model-hint quiet">
      Without a model, tasks are read as direct commands.{" "}
      <button type="button" className="link-button" onClick={onAddModel}>
        Add a model
      </button>
    </p>
  );
}
