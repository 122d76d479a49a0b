import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

interface SettingFieldProps {
  label: string;
  /** What is stored; empty for what is never shown. */
  value: string;
  type?: "text" | "url" | "password";
  placeholder: string;
  isReady: boolean;
  /** Stores the text; false when it could not be, and then the text stays for the user to mend. */
  onSave(text: string): Promise<boolean>;
  /** Stands beside the field. */
  children?: ReactNode;
}

/** A labelled field that saves itself when it is left, or on Enter. */
export function SettingField({
  label,
  value,
  type = "text",
  placeholder,
  isReady,
  onSave,
  children,
}: SettingFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);

  const save = async () => {
    const text = draft?.trim() ?? value;
    if (text === value) setDraft(null);
    // What was typed in the meantime is newer than what was saved.
    else if (await onSave(text)) setDraft((latest) => (latest === draft ? null : latest));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) save();
  };

  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <div className="setting-row">
        <input
          id={id}
          type={type}
          // HTML gives a password field no role at all; every field of this page is a text box, hidden or not.
          {...(type === "password" ? { role: "textbox" } : {})}
          value={draft ?? value}
          placeholder={placeholder}
          disabled={!isReady}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={save}
          onKeyDown={onKeyDown}
        />
        {children}
      </div>
    </div>
  );
}
