/** `term.schema.json` as a check, with sentences instead of keywords. */
import { Ajv, type ErrorObject } from 'ajv';
import schema from '../term.schema.json';
import type { Pointer } from './read';

const validate = new Ajv({ allErrors: true, verbose: true, strict: false }).compile(schema);

/** One objection of the schema. */
export interface Objection {
  pointer: Pointer;
  message: string;
}

/** Is this an entry whose fields can be relied on? The length of the gloss is another rule's business. */
export const hasShape = (data: unknown): boolean => shapeErrors(data).length === 0;

/** Everything that the schema objects to in an entry. */
export function findObjections(data: unknown): Objection[] {
  if (data === undefined || data === null) return [{ pointer: [], message: 'The file is empty; write the entry.' }];
  return shapeErrors(data).map((error) => {
    const pointer = pointerOf(error);
    return { pointer, message: sentenceOf(error, pointer) };
  });
}

function shapeErrors(data: unknown): ErrorObject[] {
  validate(data);
  return (validate.errors ?? []).filter(
    ({ instancePath, keyword }) => !(instancePath === '/gloss' && /^(min|max)Length$/.test(keyword)),
  );
}

/** Where the error is; for a field too many, the field itself. */
function pointerOf({ instancePath, keyword, params }: ErrorObject): Pointer {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const pointer = steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return keyword === 'additionalProperties' ? [...pointer, String(params['additionalProperty'])] : pointer;
}

/** What a reader calls the place: `gloss`, item 2 of `topics`, `lang` in item 3 of `variants`. */
function nameOf(pointer: Pointer): string {
  const last = pointer.at(-1);
  if (last === undefined) return 'The entry';
  if (typeof last === 'number') return `Item ${last + 1} of \`${pointer.at(-2)}\``;
  const above = pointer.at(-2);
  if (above === undefined) return `\`${last}\``;
  return `\`${last}\` in ${typeof above === 'number' ? `item ${above + 1} of \`${pointer.at(-3)}\`` : `\`${above}\``}`;
}

const PATTERNS: Record<string, string> = {
  '^[a-z0-9]+(-[a-z0-9]+)*$': 'an id: lower-case words joined by hyphens',
  '^\\d{4}(-\\d{2}(-\\d{2})?)?$': 'a date written as YYYY, YYYY-MM or YYYY-MM-DD',
  '^\\d{4}-\\d{2}-\\d{2}$': 'a day written as YYYY-MM-DD',
};

const TYPES: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of fields',
};

/** Keyword of the schema → what is wrong and what to do. `name` is the place, `limit` the number that was passed. */
const SENTENCES: Record<string, (name: string, error: ErrorObject) => string> = {
  required: (name, { params }) => `${name} lacks \`${params['missingProperty']}\`; add it.`,
  additionalProperties: strangerSentence,
  enum: (name, { data, params }) =>
    `${name} is ${shown(data)}; it must be one of ${listed(params['allowedValues'] as unknown[])}.`,
  type: typeSentence,
  pattern: (name, { data, params }) =>
    `${name} is ${shown(data)}; it must be ${PATTERNS[params['pattern'] as string] ?? `like ${params['pattern']}`}.`,
  minLength: (name, { params }) => `${name} is too short; write at least ${count(params['limit'], 'character')}.`,
  maxLength: (name, { params }) => `${name} is too long; write at most ${count(params['limit'], 'character')}.`,
  minItems: (name, { params }) => `${name} has too few items; list at least ${params['limit']} or leave it out.`,
  maxItems: (name, { params }) => `${name} has too many items; keep at most ${params['limit']}.`,
  uniqueItems: (name) => `${name} lists an item twice; keep one.`,
};

function sentenceOf(error: ErrorObject, pointer: Pointer): string {
  const name = nameOf(pointer);
  if (error.data === null) return `${name} is empty; fill it in, or remove it if it is optional.`;
  const sentence = SENTENCES[error.keyword]?.(name, error);
  return sentence ?? `${name} ${error.message ?? 'is not as the schema wants it'}; correct it.`;
}

function strangerSentence(name: string, { data, params, parentSchema }: ErrorObject): string {
  // `{ text: one, two }` gives an empty field named "two".
  const isAfterComma = (data as Record<string, unknown>)[params['additionalProperty'] as string] === null;
  if (isAfterComma) return `${name} is taken for a field because of the comma before it; put the whole text in quotes.`;
  return `${name} is no field there; use one of ${listed(Object.keys(parentSchema?.['properties'] ?? {}))}.`;
}

function typeSentence(name: string, { data, params }: ErrorObject): string {
  const wanted = TYPES[params['type'] as string] ?? String(params['type']);
  const isBare = wanted === 'text' && typeof data !== 'object';
  return `${name} must be ${wanted}${isBare ? `, not ${shown(data)}; put it in quotes` : '; write it so'}.`;
}

const shown = (value: unknown): string => JSON.stringify(value);
const listed = (values: readonly unknown[]): string => values.join(', ');
const count = (number: unknown, noun: string): string => `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
