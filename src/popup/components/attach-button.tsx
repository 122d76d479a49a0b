import { useRef } from "react";
import { Glyph } from "./glyph.tsx";

/** Opens the system's own choice of files. */
export function AttachButton({ ref, onChoose }: { ref: React.Ref<HTMLButtonElement>; onChoose(files: File[]): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        ref={ref}
        className="attach"
        aria-label="Attach files"
        title="Attach files"
        onClick={() => input.current?.click()}
      >
        <Glyph name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])]);
          target.value = ""; // The same file can be chosen again once it was taken away.
        }}
      />
    </>
  );
}
