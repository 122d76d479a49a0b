import type { StatusWord } from "../../protocol/view.ts";

/** The one status of the page; its text begins with the status word. */
export function StatusBar({ word, detail }: { word: StatusWord; detail: string }) {
  return (
    <div className="status" role="status" data-word={word}>
      <strong>{word}</strong>
      {detail !== "" && (
        <span className="quiet">
          {" · "}
          <bdi>{detail}</bdi>
        </span>
      )}
    </div>
  );
}
