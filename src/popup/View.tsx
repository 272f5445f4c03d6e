import type { ComponentChildren } from 'preact';
import { BackIcon } from '../ui/icons';
import { t } from '../ui/texts';

/** Something opened over the start of the popup, with a way back: the button, or Alt and the left arrow. */
export function View({ onBack, children }: { onBack: () => void; children: ComponentChildren }) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.key !== 'ArrowLeft') return;
    event.preventDefault(); // in a tab of its own the browser would go back as well
    onBack();
  };
  return (
    <main class="entry" onKeyDown={onKeyDown}>
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
