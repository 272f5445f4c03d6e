/**
 * Reads the tree of a page that may lie. A form's inputs stand as properties on the form, and named images and forms on the
 * document, before the built-in ones: `<input name="nextSibling">` would send a walk round in circles for ever. So the built-in
 * getters and methods are taken from the prototypes, once.
 *
 * On the command line, where HTML is parsed without a browser, there are no such prototypes and no such properties.
 */

type Reader<Of, Value> = (node: Of) => Value;

/** The built-in getter of a property; on the command line one that asks for it as usual. */
function builtIn<Of extends object, Value>(prototype: Of | undefined, name: keyof Of & string): (this: Of) => Value {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- taken apart on purpose, and called with its node
  const get = prototype && (Object.getOwnPropertyDescriptor(prototype, name)?.get as ((this: Of) => Value) | undefined);
  return (
    get ??
    function (this: Of) {
      return this[name] as Value;
    }
  );
}

function getter<Of extends object, Value>(prototype: Of | undefined, name: keyof Of & string): Reader<Of, Value> {
  const get = builtIn<Of, Value>(prototype, name);
  return (node) => get.call(node);
}

function method<Of extends object, Args extends unknown[], Value>(
  prototype: Of | undefined,
  name: keyof Of & string,
): (node: Of, ...args: Args) => Value {
  const call = prototype && (prototype[name] as ((...args: Args) => Value) | undefined);
  return (node, ...args) => (call ?? (node[name] as (...args: Args) => Value)).apply(node, args);
}

const nodePrototype = globalThis.Node?.prototype as Node | undefined;
const elementPrototype = globalThis.Element?.prototype as Element | undefined;
const fragmentPrototype = globalThis.DocumentFragment?.prototype as DocumentFragment | undefined;
const documentPrototype = globalThis.Document?.prototype as Document | undefined;

// The DOM's own constants, by number: see above for the command line.
const ELEMENT = 1;
const TEXT = 3;
const DOCUMENT = 9;
const FRAGMENT = 11;

// Those that the walk asks of every node are written out: engines optimize a function by what it calls, and one function for all
// getters calls many.
const firstChild = builtIn<Node, Node | null>(nodePrototype, 'firstChild');
const nextSibling = builtIn<Node, Node | null>(nodePrototype, 'nextSibling');
const parentNode = builtIn<Node, Node | null>(nodePrototype, 'parentNode');
const nodeName = builtIn<Node, string>(nodePrototype, 'nodeName');
const nodeType = builtIn<Node, number>(nodePrototype, 'nodeType');
export const firstChildOf = (node: Node): Node | null => firstChild.call(node);
export const nextSiblingOf = (node: Node): Node | null => nextSibling.call(node);
export const parentOf = (node: Node): Node | null => parentNode.call(node);
export const nameOf = (node: Node): string => nodeName.call(node);
const shadowRoot = builtIn<Element, ShadowRoot | null>(elementPrototype, 'shadowRoot');
export const shadowRootOf = (element: Element): ShadowRoot | null => shadowRoot.call(element);
const typeOf = (node: Node): number => nodeType.call(node);

export const isConnected = getter<Node, boolean>(nodePrototype, 'isConnected');

export const isElement = (node: Node): node is Element => typeOf(node) === ELEMENT;
export const isText = (node: Node): node is Text => typeOf(node) === TEXT;

export const firstElementOf = getter<Element, Element | null>(elementPrototype, 'firstElementChild');

/** The host of a shadow root, null for every other node. */
export const hostOf = (node: Node): Element | null =>
  typeOf(node) === FRAGMENT && 'host' in node ? (node as ShadowRoot).host : null;

export const rootOf = method<Node, [], Node>(nodePrototype, 'getRootNode');
export const closest = method<Element, [string], Element | null>(elementPrototype, 'closest');
export const matches = method<Element, [string], boolean>(elementPrototype, 'matches');
const checkVisibility = method<Element, [CheckVisibilityOptions], boolean>(elementPrototype, 'checkVisibility');
/** Can the reader see the element, as far as styles tell? */
export const isVisible = (element: Element): boolean =>
  checkVisibility(element, { opacityProperty: true, visibilityProperty: true });
export const scrollIntoView = method<Element, [ScrollIntoViewOptions], void>(elementPrototype, 'scrollIntoView');
export const append = method<Node, [Node], Node>(nodePrototype, 'appendChild');
const comparePosition = method<Node, [Node], number>(nodePrototype, 'compareDocumentPosition');

/** The element that a node stands in; for text directly in a shadow root, the host. */
export function elementOf(node: Node): Element | null {
  const parent = parentOf(node);
  return parent && (isElement(parent) ? parent : hostOf(parent));
}

const SHOW_ELEMENT = 1;
const SHOW_TEXT = 4;
const createWalker = method<Document, [Node, number], TreeWalker>(documentPrototype, 'createTreeWalker');

/** Goes from node to node of a kind below a root, in the order of the page. */
interface Walker<Kind extends Node> {
  nextNode: () => Kind | null;
}
const ownerOf = getter<Node, Document | null>(nodePrototype, 'ownerDocument');
const walk = (root: Node, kinds: number): TreeWalker => createWalker(ownerOf(root) ?? (root as Document), root, kinds);
export const walkElements = (root: Node): Walker<Element> =>
  walk(root, SHOW_ELEMENT) as Walker<Node> as Walker<Element>;
export const walkTexts = (root: Node): Walker<Text> => walk(root, SHOW_TEXT) as Walker<Node> as Walker<Text>;

const readRoot = getter<Document, Element | null>(documentPrototype, 'documentElement');
const readHidden = getter<Document, boolean>(documentPrototype, 'hidden');
const readActive = getter<Document, Element | null>(documentPrototype, 'activeElement');
const query = method<Document, [string], Element | null>(documentPrototype, 'querySelector');
const queryAll = method<Document, [string], NodeListOf<Element>>(documentPrototype, 'querySelectorAll');
const createNS = method<Document, [string, string], Element>(documentPrototype, 'createElementNS');
const caretAt = method<Document, [number, number, CaretPositionFromPointOptions?], CaretPosition | null>(
  documentPrototype,
  'caretPositionFromPoint',
);

const queryFragment = method<DocumentFragment, [string], NodeListOf<Element>>(fragmentPrototype, 'querySelectorAll');
const queryElement = method<Element, [string], NodeListOf<Element>>(elementPrototype, 'querySelectorAll');
/** What matches in a document, a shadow tree or an element, in order. */
export function queryIn(root: Node, selector: string): Element[] {
  const type = typeOf(root);
  if (type === ELEMENT) return Array.from(queryElement(root as Element, selector));
  if (type === FRAGMENT) return Array.from(queryFragment(root as DocumentFragment, selector));
  return type === DOCUMENT ? Array.from(queryAll(root as Document, selector)) : [];
}

/** What is needed of the document this script runs in. */
export const page = {
  root: (): Element | null => readRoot(document),
  isHidden: (): boolean => typeof document === 'object' && readHidden(document),
  activeElement: (): Element | null => readActive(document),
  find: (selector: string): Element | null => query(document, selector),
  /** The first `most` elements that match, or all. */
  findAll: (selector: string, most?: number): Element[] =>
    Array.prototype.slice.call(queryAll(document, selector), 0, most) as Element[],
  /** An HTML element, in documents of every kind. */
  create: (name: 'div'): HTMLDivElement => createNS(document, 'http://www.w3.org/1999/xhtml', name) as HTMLDivElement,
  caretAt: (x: number, y: number, shadowRoots: ShadowRoot[]): CaretPosition | null =>
    shadowRoots.length > 0 ? caretAt(document, x, y, { shadowRoots }) : caretAt(document, x, y),
};

/** A node and the hosts around it, from the document inwards: a path through nested shadow trees. */
function pathOf(node: Node): Node[] {
  const path = [node];
  for (let host = hostOf(rootOf(node)); host; host = hostOf(rootOf(host))) path.unshift(host);
  return path;
}

const DISCONNECTED = 1;
const PRECEDING = 2;
const FOLLOWING = 4;

/** Below 0 where `a` comes before `b` in the page, above where after, 0 for the same node. Shadow trees stand where their hosts do. */
export function comparePlaces(a: Node, b: Node): number {
  let position = comparePosition(a, b);
  if (position & DISCONNECTED) {
    const [first, second] = [pathOf(a), pathOf(b)];
    let depth = 0;
    while (first[depth] && first[depth] === second[depth]) depth++;
    // One may be the host of the other's tree, and comes before it.
    if (!first[depth] || !second[depth]) return first.length - second.length;
    position = comparePosition(first[depth]!, second[depth]!);
  }
  return (position & PRECEDING) - (position & FOLLOWING);
}

/** Is the node, or a host around it, one of these or inside one of these? */
export function isInsideAny(node: Node, roots: ReadonlySet<Node>): boolean {
  for (let at: Node | null = node; at; at = parentOf(at) ?? hostOf(at)) if (roots.has(at)) return true;
  return false;
}
