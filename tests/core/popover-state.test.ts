import { describe, expect, it } from 'vitest';
import { CLOSED, reducePopover, type PopoverEvent, type PopoverState } from '../../src/core/popover-state';

type State = PopoverState<string>;
type Event = PopoverEvent<string>;

const run = (events: Event[], from: State = CLOSED): State => events.reduce(reducePopover<string>, from);
const enter = (anchor: string): Event => ({ type: 'enter', anchor, term: `term of ${anchor}` });
const DWELL: Event = { type: 'dwell' };
const GRACE: Event = { type: 'grace' };

const OPEN = run([enter('a'), DWELL]);

describe('the popover', () => {
  it('waits while the pointer rests and opens when the time is over', () => {
    expect(run([enter('a')])).toMatchObject({ pending: { anchor: 'a' }, open: null });
    expect(OPEN).toMatchObject({ pending: null, open: { anchor: 'a', trail: ['term of a'], pinned: false } });
  });

  it('does not open after the pointer has left, nor for a term that was left for another', () => {
    expect(run([enter('a'), { type: 'leave' }, DWELL]).open).toBeNull();
    expect(run([enter('a'), enter('b'), DWELL]).open).toMatchObject({ anchor: 'b' });
  });

  it('keeps waiting while the pointer moves about on the same term', () => {
    const waiting = run([enter('a')]);
    expect(run([enter('a')], waiting).pending).toBe(waiting.pending);
  });

  it('waits anew on a term that it comes back to', () => {
    const waiting = run([enter('a')]);
    expect(run([enter('b'), enter('a')], waiting).pending).not.toBe(waiting.pending);
  });

  it('closes when the time of grace is over, and only then', () => {
    const left = run([{ type: 'leave' }], OPEN);
    expect(left.open).not.toBeNull();
    expect(run([GRACE], left)).toMatchObject({ open: null, leaving: false });
  });

  it.each<[string, Event]>([
    ['comes back to the term', enter('a')],
    ['goes into the card', { type: 'hold' }],
  ])('stays when the pointer %s in time', (_, event) => {
    const left = run([{ type: 'leave' }], OPEN);
    expect(run([event, GRACE], left).open).toMatchObject({ anchor: 'a' });
  });

  it('does not start the time of grace anew at every move', () => {
    const left = run([{ type: 'leave' }], OPEN);
    expect(run([{ type: 'leave' }, { type: 'leave' }], left)).toBe(left);
  });

  it('changes to another term after resting on it', () => {
    const other = run([enter('b')], OPEN);
    expect(other).toMatchObject({ open: { anchor: 'a' }, pending: { anchor: 'b' } });
    expect(run([DWELL], other)).toMatchObject({ open: { anchor: 'b' }, leaving: false });
  });

  it('follows related terms and goes back to the first', () => {
    const followed = run(
      [
        { type: 'follow', term: 'x' },
        { type: 'follow', term: 'y' },
      ],
      OPEN,
    );
    expect(followed.open?.trail).toEqual(['term of a', 'x', 'y']);
    expect(run([{ type: 'back' }, { type: 'back' }, { type: 'back' }], followed).open?.trail).toEqual(['term of a']);
  });

  it('opened by keyboard, stays when the pointer is elsewhere', () => {
    const shown = run([{ type: 'show', anchor: 'a', term: 'x' }, { type: 'leave' }]);
    expect(shown).toMatchObject({ open: { pinned: true }, leaving: false });
    const over = run([enter('b'), DWELL, DWELL], shown);
    expect(over).toMatchObject({ open: { anchor: 'a', pinned: true }, pending: null });
    expect(run([{ type: 'close' }], shown)).toMatchObject({ open: null, pending: null, leaving: false });
  });

  it.each<[string, State, Event]>([
    ['leaving with nothing open', CLOSED, { type: 'leave' }],
    ['holding with nothing open', CLOSED, { type: 'hold' }],
    ['closing what is closed', CLOSED, { type: 'close' }],
    ['following with nothing open', CLOSED, { type: 'follow', term: 'x' }],
    ['going back at the first entry', OPEN, { type: 'back' }],
    ['entering the open term', OPEN, enter('a')],
    ['a time of resting that comes late', OPEN, DWELL],
    ['a time of grace that comes late', OPEN, GRACE],
  ])('is not touched by %s', (_, state, event) => {
    expect(reducePopover(state, event)).toBe(state);
  });
});
