/** Chooses the marks of a page anew, in slices, whenever something has changed: the text, the settings, what can be seen. */
import type { Settings } from '../core/settings';
import type { TermId } from '../core/term';
import { choosingMarks, type Marks } from '../page/marks';
import type { Scanner } from '../page/scanner';
import { runToEnd } from '../page/slices';

export interface MarkingOptions {
  scanner: Scanner;
  settings: () => Settings;
  dismissed: () => ReadonlySet<TermId>;
  onChosen: (marks: Marks) => void;
  signal: AbortSignal;
}

/** The function to call when something has changed. While marks are being chosen they are chosen once more after that. */
export function createMarking({ scanner, settings, dismissed, onChosen, signal }: MarkingOptions): () => void {
  let isChoosing = false;
  let isStale = false; // what is being chosen
  const choose = async (): Promise<void> => {
    isChoosing = true;
    try {
      while (isStale && !signal.aborted) {
        isStale = false;
        const marks = await runToEnd(choosingMarks(scanner, settings(), dismissed()), signal);
        if (marks) onChosen(marks);
      }
    } finally {
      isChoosing = false; // whatever a page has made throw
    }
  };
  return () => {
    isStale = true;
    if (!isChoosing) void choose();
  };
}
