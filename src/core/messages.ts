/**
 * Every message of the extension: what is asked, what comes back. JSON-safe values only, so that both browsers carry them
 * alike. Unknown messages are ignored.
 */
import type { CardEntry } from './card-entry';
import type { Marking } from './settings';
import type { TermId, TermName } from './term';

/** Which terms one frame shows, and how often. */
export interface TermCount {
  term: TermId;
  count: number;
  /** True where all these mentions are only possible. */
  possible: boolean;
}

/** What a frame knows of itself. */
export interface FrameReport {
  /** Host name of the frame's own document; empty for documents without one. */
  host: string;
  /** False where the switches say off. */
  enabled: boolean;
  /** Why it is sent: the document is new and voids what was known of the frame, something has changed, or it was asked for. */
  reason: 'fresh' | 'changed' | 'asked';
  terms: TermCount[];
}

/** What a whole tab shows. */
export interface TabReport {
  host: string;
  enabled: boolean;
  /** Summed over all frames, in the order of first appearance. */
  terms: TermCount[];
}

export interface CardLook {
  /** The style sheet. */
  css: string;
  /** Characters that occur in one script only. */
  characters: { simplified: string; traditional: string };
}

/** Answered by the background. */
export interface BackgroundMessages {
  /** The entry of one term, for an open popover. */
  'entry/get': { params: { term: TermId }; returns: CardEntry | null };
  /** What every card needs to be drawn, and pages that never open one need not carry. */
  'card/look': { params: Record<string, never>; returns: CardLook };
  /** The style sheet of marks, for shadow trees; the document has it from the manifest. */
  'marks/look': { params: Record<string, never>; returns: { css: string } };
  /**
   * The host of the tab's top page, for a frame that cannot see it. Waits for a page whose script comes later than its frames';
   * null if none comes.
   */
  'site/get': { params: Record<string, never>; returns: { host: string | null } };
  /** The reader wants no marks on this site. */
  'site/off': { params: { host: string }; returns: null };
  /** The reader wants a term marked like this from now on. */
  'term/mark': { params: { term: TermId; marking: Marking }; returns: null };
  /** A frame tells what it shows, whenever that changes. */
  'frame/report': { params: FrameReport; returns: null };
  /** What a whole tab shows, for the popup. Null where no content script answers. */
  'tab/get': { params: { tab: number }; returns: TabReport | null };
  /** Go to a mention of the term in a tab; `nth` counts over the mentions of all its frames and wraps around. */
  'mention/go': { params: { tab: number; term: TermId; nth: number }; returns: null };
  /** The text that was to be looked up where no card could be shown; empty after it has been taken. */
  'lookup/take': { params: Record<string, never>; returns: { text: string } };
  /** Open the options page. */
  'options/open': { params: Record<string, never>; returns: null };
}

/** Answered by the content script of each frame; asked by the background. */
export interface ContentMessages {
  /** Send your `frame/report` now. Answered by every frame. */
  'report/send': { params: Record<string, never>; returns: null };
  /** The host of this frame's document. Ask frame 0 only. */
  'host/get': { params: Record<string, never>; returns: { host: string } };
  /** Scroll to a mention of the term and set it off; `nth` counts over the frame's mentions and wraps around. */
  'mention/show': { params: { term: TermId; nth: number }; returns: { shown: boolean } };
  /**
   * The numbered formulas of this frame that the glossary lacks; `patterns` say what looks like one (`formula-patterns.ts`). Ask
   * frame 0, from the popup only.
   */
  'formulas/list': { params: { patterns: readonly string[] }; returns: { formulas: string[] } };
  /** Move to the next (1) or previous (-1) marked term and open its card. */
  'mention/step': { params: { step: 1 | -1 }; returns: null };
  /**
   * Show what the glossary has on a selected text: the entry where `exact`, else a card that offers `hits`. Not shown where
   * Termlight is off or the selection has no place of its own (in a form field).
   */
  'lookup/show': { params: { text: string; hits: TermName[]; exact: boolean }; returns: { shown: boolean } };
}

export type Messages = BackgroundMessages & ContentMessages;
export type MessageName = keyof Messages;
export type Params<N extends MessageName> = Messages[N]['params'];
export type Returns<N extends MessageName> = Messages[N]['returns'];
export type Handlers<Map extends Partial<Messages>> = {
  [N in keyof Map & MessageName]: (
    params: Params<N>,
    from: { tab: number | undefined; frame: number | undefined },
  ) => Returns<N> | Promise<Returns<N>>;
};
