import type { ComponentChildren } from 'preact';
import { BackIcon } from '../ui/icons';
import { useTexts } from '../ui/texts';

/** Something opened over the start of the popup, with a way back: the button, or Alt and the left arrow. */
export function View({ onBack, children }: { onBack: () => void; children: ComponentChildren }) {
  const t = useTexts();
  return (
    <main class="entry" onKeyDown={(event) => event.altKey && event.key === 'ArrowLeft' && onBack()}>
      <h1 class="unseen" lang="en">
        Termlight
      </h1>
      <div class="entry-bar">
        <button type="button" class="text-button" onClick={onBack}>
          <BackIcon />
          {t('back')}
        </button>
      </div>
      {children}
    </main>
  );
}
