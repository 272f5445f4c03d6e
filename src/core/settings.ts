/**
 * What the reader can choose. Only what was chosen is stored; defaults are applied at read, so that a later release can
 * improve a default for everybody who never touched it.
 */
import type { TermId } from './term';

/** How a highlight looks. */
export type HighlightStyle = 'underline' | 'dotted' | 'background';
/** How many mentions of a term are marked. */
export type Density = 'every' | 'section' | 'page';
export type Theme = 'auto' | 'light' | 'dark';
/** Where a term is marked: nowhere, also where nothing on the page speaks for it, or where it fits. */
export type Marking = 'never' | 'always' | 'fitting';
/** Which Chinese script the cards show. `page` follows the page being read. */
export type Script = 'page' | 'zh-Hans' | 'zh-Hant';

export interface Settings {
  /** The switch for everywhere. */
  highlights: boolean;
  /** Host names (no port) on which Termlight is off. */
  disabledHosts: string[];
  /** Terms that are never marked. */
  mutedTerms: TermId[];
  /** Terms whose ambiguous forms are certain without evidence. */
  alwaysTerms: TermId[];
  style: HighlightStyle;
  density: Density;
  /** Are terms marked too that are only possible here? */
  possible: boolean;
  theme: Theme;
  script: Script;
  pinyin: boolean;
  /** Milliseconds that the pointer rests on a term before the popover opens. */
  delay: number;
}

export const DEFAULTS: Readonly<Settings> = {
  highlights: true,
  disabledHosts: [],
  mutedTerms: [],
  alwaysTerms: [],
  style: 'underline',
  density: 'section',
  possible: true,
  theme: 'auto',
  script: 'page',
  pinyin: true,
  delay: 350, // below this, crossing a line of text opens cards that nobody asked for
};

/** Longest delay that the options page offers, in milliseconds. */
export const MAX_DELAY = 1000;

/** What lies in `storage.local`: the chosen settings and the version of their shape. */
export type StoredSettings = Partial<Settings> & { version?: number };

type Stored = Record<string, unknown>;

/** Migration n lifts version n to n + 1. Append only. */
export const MIGRATIONS: readonly ((stored: Stored) => Stored)[] = [];

/** Lift whatever lies in storage to the present shape. Unknown and malformed values are left out. Idempotent. */
export function upgrade(stored: Stored): StoredSettings {
  const from = typeof stored['version'] === 'number' ? stored['version'] : 0;
  const lifted = MIGRATIONS.slice(from).reduce((settings, migrate) => migrate(settings), stored);
  return { ...wellFormed(lifted), version: MIGRATIONS.length };
}

/** The settings in force: what was chosen over the defaults. */
export function withDefaults(stored: StoredSettings): Settings {
  const { version: _version, ...chosen } = stored;
  return { ...DEFAULTS, ...chosen };
}

const oneOf =
  (...values: unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);
const isStrings = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';

const SHAPE: Record<keyof Settings, (value: unknown) => boolean> = {
  highlights: isBoolean,
  disabledHosts: isStrings,
  mutedTerms: isStrings,
  alwaysTerms: isStrings,
  style: oneOf('underline', 'dotted', 'background'),
  density: oneOf('every', 'section', 'page'),
  theme: oneOf('auto', 'light', 'dark'),
  script: oneOf('page', 'zh-Hans', 'zh-Hant'),
  possible: isBoolean,
  pinyin: isBoolean,
  delay: (value) => typeof value === 'number' && value >= 0 && value <= MAX_DELAY,
};

function wellFormed(stored: Stored): StoredSettings {
  const kept = (Object.keys(SHAPE) as (keyof Settings)[]).filter((key) => key in stored && SHAPE[key](stored[key]));
  return Object.fromEntries(kept.map((key) => [key, stored[key]]));
}

/** Is Termlight on for pages of this site? `host` is the host name of the top page. */
export function isEnabledOn(settings: Settings, host: string): boolean {
  return settings.highlights && !settings.disabledHosts.includes(host);
}

/** The change by which a term is marked like this from now on. It is on one of the two lists at most. */
export function markTerm(settings: Settings, term: TermId, marking: Marking): Partial<Settings> {
  const list = (terms: TermId[], holds: boolean): TermId[] => [
    ...terms.filter((other) => other !== term),
    ...(holds ? [term] : []),
  ];
  return {
    mutedTerms: list(settings.mutedTerms, marking === 'never'),
    alwaysTerms: list(settings.alwaysTerms, marking === 'always'),
  };
}
