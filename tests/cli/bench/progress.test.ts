import { describe, expect, test } from 'vitest';
import { createProgress } from '../../../src/cli/bench/progress';

/** Sections and steps with a clock that is set by hand; what was written. */
function watch(isTerminal: boolean) {
  const clock = { ms: 0 };
  const written: string[] = [];
  const progress = createProgress({ write: (text) => written.push(text), isTerminal, now: () => clock.ms });
  return { clock, written, progress };
}

describe('progress', () => {
  test('says which section runs and how long it took', () => {
    const { clock, written, progress } = watch(false);
    const over = progress.section('scan', 2, 13);
    clock.ms = 61_400;
    over();
    expect(written).toEqual(['scan, section 2 of 13 …\n', 'scan took 61 s.\n']);
  });

  test('has a line now and then where lines stay, and tells how far it is', () => {
    const { clock, written, progress } = watch(false);
    const onPage = progress.steps('tasks', 40);
    for (let page = 1; page <= 40; page++) {
      clock.ms += 1000;
      onPage(`${page}.html`);
    }
    expect(written).toEqual(['  tasks: 15 of 40, 15.html\n', '  tasks: 30 of 40, 30.html\n']);
  });

  test('shows every step on a terminal, each in the place of the one before', () => {
    const { written, progress } = watch(true);
    const onStep = progress.steps('matcher');
    onStep('english');
    onStep('chinese');
    progress.section('peers', 1, 1);
    expect(written.join('')).toBe(
      '\r\u001b[K  matcher: english\r\u001b[K  matcher: chinese\r\u001b[Kpeers, section 1 of 1 …\n',
    );
  });
});
