import { type RefObject, useRef } from "react";
import { describeFileSize } from "../file-size.ts";
import type { AttachedFile } from "../panel-state.ts";
import { Glyph } from "./glyph.tsx";

interface AttachedFilesProps {
  files: AttachedFile[];
  /** Takes the focus when the last file is taken away. */
  heir: RefObject<HTMLElement | null>;
  onRemove(key: string): void;
}

/** The files that go with the next task. Always there, so that one which comes in is read out. */
export function AttachedFiles({ files, heir, onRemove }: AttachedFilesProps) {
  const list = useRef<HTMLUListElement>(null);
  const remove = (index: number, key: string) => {
    // The focus must not be lost with the button that has it.
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    (buttons[index + 1] ?? buttons[index - 1] ?? heir.current)?.focus();
    onRemove(key);
  };
  return (
    <ul ref={list} className="chips" aria-label="Attached files" aria-live="polite">
      {files.map(({ key, name, size, isReady }, index) => (
        <li key={key} aria-busy={!isReady}>
          <bdi className="one-line" title={name}>
            {name}
          </bdi>
          <span className="quiet">{describeFileSize(size)}</span>
          <button type="button" aria-label={`Remove ${name}`} title="Remove" onClick={() => remove(index, key)}>
            <Glyph name="cross" />
          </button>
        </li>
      ))}
    </ul>
  );
}
