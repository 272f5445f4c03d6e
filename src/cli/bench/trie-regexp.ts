/** All patterns as one regular expression without branches that begin alike: the best that a regular expression can do. */

interface Branch {
  ends: boolean;
  next: Map<string, Branch>;
}

const createBranch = (): Branch => ({ ends: false, next: new Map() });

/** A global regular expression that finds the longest of the patterns from the left. Patterns are taken as they stand. */
export function toTrieRegExp(patterns: readonly string[]): RegExp {
  const root = createBranch();
  for (const pattern of patterns) {
    let branch = root;
    for (let at = 0; at < pattern.length; at++) {
      const unit = pattern[at]!;
      let next = branch.next.get(unit);
      if (!next) branch.next.set(unit, (next = createBranch()));
      branch = next;
    }
    branch.ends = true;
  }
  return new RegExp(write(root), 'g');
}

/** What may follow. Where a pattern ends and others go on, going on is tried first. */
function write({ ends, next }: Branch): string {
  const single: string[] = [];
  const alternatives: string[] = [];
  for (const [unit, branch] of next) {
    const rest = write(branch);
    if (rest === '') single.push(escape(unit));
    else alternatives.push(escape(unit) + rest);
  }
  if (single.length > 0) alternatives.push(single.length === 1 ? single[0]! : `[${single.join('')}]`);
  if (alternatives.length === 0) return '';
  if (alternatives.length === 1 && !ends) return alternatives[0]!;
  return `(?:${alternatives.join('|')})${ends ? '?' : ''}`;
}

const escape = (unit: string): string => (/[\\^$.*+?()[\]{}|/-]/.test(unit) ? `\\${unit}` : unit);
