import { Component, createRef } from 'preact';
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

interface PopoverMenuProps {
  items: readonly MenuItem[];
}

/** The ⋯ button with its menu. Esc closes the menu and goes no further. */
export class PopoverMenu extends Component<PopoverMenuProps, { open: boolean }> {
  override state = { open: false };
  private readonly root = createRef<HTMLDivElement>();
  private readonly button = createRef<HTMLButtonElement>();
  private watch: AbortController | undefined;

  // At once: after the next painting the reader may have moved on already.
  override componentDidUpdate(_: PopoverMenuProps, before: { open: boolean }): void {
    if (before.open === this.state.open) return;
    this.watch?.abort();
    if (!this.state.open || !this.root.current) return;
    entriesOf(this.root.current)[0]?.focus();
    this.watch = closeOnPressOutside(this.root.current, () => this.setState({ open: false }));
  }

  override componentWillUnmount(): void {
    this.watch?.abort();
  }

  private readonly close = (): void => {
    this.setState({ open: false });
    this.button.current?.focus();
  };

  private readonly onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (!this.state.open) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
    if (event.key === 'Tab') this.setState({ open: false });
    const entries = entriesOf(event.currentTarget);
    const next = itemAfterKey(event.key, entries.indexOf(event.target as HTMLElement), entries.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    entries[next]?.focus();
  };

  override render({ items }: PopoverMenuProps, { open }: { open: boolean }) {
    return (
      <div class="menu" ref={this.root} onKeyDown={this.onKeyDown}>
        <button
          ref={this.button}
          type="button"
          class="icon-button"
          aria-label={t('more')}
          title={t('more')}
          aria-haspopup="menu"
          aria-expanded={open}
          aria-controls={open ? MENU_ID : undefined}
          onClick={() => (open ? this.close() : this.setState({ open: true }))}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || open) return;
            event.preventDefault();
            this.setState({ open: true });
          }}
        >
          <MoreIcon />
        </button>
        {open && <MenuList items={items} close={this.close} />}
      </div>
    );
  }
}

function MenuList({ items, close }: PopoverMenuProps & { close: () => void }) {
  return (
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
  );
}

const entriesOf = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[role="menuitem"]')];

// On the root node and not on the document: a document outside a closed shadow root cannot tell what was pressed in it.
function closeOnPressOutside(menu: HTMLElement, close: () => void): AbortController {
  const controller = new AbortController();
  const onPress = (event: Event): void => {
    if (!event.composedPath().includes(menu)) close();
  };
  menu.getRootNode().addEventListener('pointerdown', onPress, { signal: controller.signal });
  return controller;
}
