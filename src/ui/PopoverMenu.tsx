import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TargetedKeyboardEvent } from 'preact';
import { MoreIcon } from './icons';
import { itemAfterKey } from './list-keys';
import { t } from './texts';

export interface MenuItem {
  /** What it is about; an item whose label changes keeps the focus. */
  id: string;
  label: string;
  title?: string;
  onChoose: () => void;
}

/** There is one menu in the tree of a card. */
const MENU_ID = 'menu';

/** The ⋯ button with its menu. Esc closes the menu and goes no further. */
export function PopoverMenu({ items }: { items: readonly MenuItem[] }) {
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  // At once: after the next painting the reader may have moved on already.
  useLayoutEffect(() => {
    if (!open) return undefined;
    entriesOf(root.current)[0]?.focus();
    return closeOnPressOutside(root.current, () => setOpen(false));
  }, [open]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (!open) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    if (event.key === 'Tab') setOpen(false);
    const entries = entriesOf(root.current);
    const next = itemAfterKey(event.key, entries.indexOf(event.target as HTMLElement), entries.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    entries[next]?.focus();
  };

  return (
    <div class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={t('more')}
        title={t('more')}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? MENU_ID : undefined}
        onClick={() => (open ? close() : setOpen(true))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <MoreIcon />
      </button>
      {open && (
        <div class="menu-list" id={MENU_ID} role="menu" aria-label={t('more')}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              title={item.title}
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function entriesOf(root: HTMLElement | null): HTMLElement[] {
  return root ? [...root.querySelectorAll<HTMLElement>('[role="menuitem"]')] : [];
}

// On the root node and not on the document: a document outside a closed shadow root cannot tell what was pressed in it.
function closeOnPressOutside(menu: HTMLElement | null, close: () => void): (() => void) | undefined {
  if (!menu) return undefined;
  const controller = new AbortController();
  const onPress = (event: Event): void => {
    if (!event.composedPath().includes(menu)) close();
  };
  menu.getRootNode().addEventListener('pointerdown', onPress, { signal: controller.signal });
  return () => controller.abort();
}
