import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Glyph } from "../components/glyph.tsx";
import { whenReleased } from "./when-released.ts";

interface SettingFieldProps {
  label: string;
  /** What is stored; empty for what is never shown. */
  value: string;
  type?: "text" | "url" | "password";
  placeholder: string;
  isReady: boolean;
  /** Whether this field was the last to be saved. */
  isSaved: boolean;
  /** Id of the words that say why the text was refused; null when it was not. */
  refusedBy: string | null;
  /** Stores the text; false when it could not be, and then the text stays for the user to mend. */
  onSave(text: string): Promise<boolean>;
  /** What was refused has been taken out of the field. */
  onWithdraw(): void;
  /** Stands beside the field. */
  children?: ReactNode;
}

/** A labelled field that saves itself when it is left, or on Enter. */
export function SettingField(props: SettingFieldProps) {
  const { label, value, type = "text", refusedBy, onSave } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);

  const save = async () => {
    const text = draft?.trim() ?? value;
    if (text === value) {
      setDraft(null);
      if (refusedBy !== null) props.onWithdraw();
    }
    // What was typed in the meantime is newer than what was saved.
    else if (await onSave(text)) setDraft((latest) => (latest === draft ? null : latest));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) save();
  };

  return (
    <div className="setting">
      <div className="setting-head">
        <label htmlFor={id}>{label}</label>
        {props.isSaved && draft === null && <SavedMark />}
      </div>
      <div className="setting-row">
        <input
          id={id}
          type={type}
          // HTML gives a password field no role at all; every field of this page is a text box, hidden or not.
          {...(type === "password" ? { role: "textbox" } : {})}
          {...(refusedBy === null ? {} : { "aria-invalid": true, "aria-describedby": refusedBy })}
          value={draft ?? value}
          placeholder={props.placeholder}
          disabled={!props.isReady}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => whenReleased(document, save)}
          onKeyDown={onKeyDown}
        />
        {props.children}
      </div>
    </div>
  );
}

/** For the eye alone: the group's status says it aloud. */
export function SavedMark() {
  return (
    <span className="saved" aria-hidden="true">
      <Glyph name="tick" /> Saved
    </span>
  );
}
