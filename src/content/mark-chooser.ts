/** Chooses the marks of a page anew, in slices, whenever something has changed: the text, the settings, what can be seen. */
import type { Settings } from '../core/settings';
import type { TermId } from '../core/term';
import { choosingMarks, createVisibility, type Marks } from '../page/marks';
import type { Scanner } from '../page/scanner';
import { runToEnd } from '../page/slices';

export interface MarkChooserOptions {
  scanner: Scanner;
  settings: () => Settings;
  dismissed: () => ReadonlySet<TermId>;
  onChosen: (marks: Marks) => void;
  signal: AbortSignal;
}

export interface MarkChooser {
  /** Other text has been read. While marks are being chosen they are chosen once more after that. */
  refresh: () => void;
  /** Something may have been shown or hidden. */
  look: () => void;
}

export function createMarkChooser({ scanner, settings, dismissed, onChosen, signal }: MarkChooserOptions): MarkChooser {
  const { isShown, forget } = createVisibility();
  let isChoosing = false;
  let isStale = false; // what is being chosen
  const choose = async (): Promise<void> => {
    isChoosing = true;
    try {
      while (isStale && !signal.aborted) {
        isStale = false;
        const marks = await runToEnd(choosingMarks(scanner, settings(), dismissed(), isShown), signal);
        if (marks) onChosen(marks);
      }
    } finally {
      isChoosing = false; // whatever a page has made throw
    }
  };
  const refresh = (): void => {
    isStale = true;
    if (!isChoosing) void choose();
  };
  return {
    refresh,
    look() {
      forget();
      refresh();
    },
  };
}
