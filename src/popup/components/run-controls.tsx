import { Glyph } from "./glyph.tsx";

interface RunControlsProps {
  isPaused: boolean;
  onPause(): void;
  onResume(): void;
  onStop(): void;
}

/** Never disabled, at a fixed place: who wants to stop must not have to look for it. */
export function RunControls({ isPaused, onPause, onResume, onStop }: RunControlsProps) {
  return (
    <div className="controls">
      <button type="button" onClick={isPaused ? onResume : onPause}>
        <Glyph name={isPaused ? "play" : "pause"} />
        {isPaused ? "Resume" : "Pause"}
      </button>
      <button type="button" className="stop" aria-keyshortcuts="Escape" title="Esc" onClick={onStop}>
        <Glyph name="cross" />
        Stop
      </button>
    </div>
  );
}
