import { useEffect, useState } from "react";

/**
 * Takes files that are dropped anywhere on the page; true while some are held over it. Without a taker they are
 * turned away: left to itself Chrome would open the file in the panel's place.
 */
export function useFileDrop(take: ((files: File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = take === null ? "none" : "copy";
      setOver(take !== null);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false); // Out of the page, not from one part of it to the next.
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      take?.([...event.dataTransfer.files]);
    };
    document.addEventListener("dragover", onDragOver);
    document.addEventListener("dragleave", onDragLeave);
    document.addEventListener("drop", onDrop);
    return () => {
      document.removeEventListener("dragover", onDragOver);
      document.removeEventListener("dragleave", onDragLeave);
      document.removeEventListener("drop", onDrop);
    };
  }, [take]);
  return isOver;
}
