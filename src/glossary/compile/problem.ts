/** What can be wrong with the glossary, as `file:line rule message`. */
import { byText } from './order';

export interface Problem {
  /** Path relative to the glossary's folder. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
  /** Name of the rule that objects. */
  rule: string;
  /** One sentence: what is wrong and what to do. */
  message: string;
}

/** The problem as one line of text. */
export const formatProblem = ({ file, line, rule, message }: Problem): string => `${file}:${line} ${rule} ${message}`;

/** Sorted by file, line, rule and message, each problem once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...once.values()].sort(
    (a, b) => byText(a.file, b.file) || a.line - b.line || byText(a.rule, b.rule) || byText(a.message, b.message),
  );
}
