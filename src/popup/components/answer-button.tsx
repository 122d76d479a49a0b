import type { ReactNode } from "react";
import { isByHand } from "../trusted.ts";

interface AnswerButtonProps {
  isOpen: boolean;
  className?: string;
  onPress(): void;
  children: ReactNode;
}

/** A button that decides something: off until it may be used, deaf to clicks that a script made. */
export function AnswerButton({ isOpen, className, onPress, children }: AnswerButtonProps) {
  return (
    <button
      type="button"
      className={className}
      disabled={!isOpen}
      onClick={(event) => {
        if (isByHand(event)) onPress();
      }}
    >
      {children}
    </button>
  );
}
