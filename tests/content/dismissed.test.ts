import { describe, expect, it } from 'vitest';
import { createDismissed } from '../../src/content/dismissed';

describe('dismissed terms', () => {
  it('are kept while the path stays the same', () => {
    const dismissed = createDismissed(() => '/a');
    dismissed.add('x');
    dismissed.add('y');
    dismissed.add('x');
    expect([...dismissed.terms()]).toEqual(['x', 'y']);
    expect([...dismissed.terms()]).toEqual(['x', 'y']);
  });

  it('are forgotten on another path, and stay so on the first', () => {
    let path = '/a';
    const dismissed = createDismissed(() => path);
    dismissed.add('x');
    path = '/b';
    expect(dismissed.terms().size).toBe(0);
    path = '/a';
    expect(dismissed.terms().size).toBe(0);
  });

  it('of a path do not come along when the first of another is added', () => {
    let path = '/a';
    const dismissed = createDismissed(() => path);
    dismissed.add('x');
    path = '/b';
    dismissed.add('y');
    expect([...dismissed.terms()]).toEqual(['y']);
  });

  it('are forgotten when told so', () => {
    const dismissed = createDismissed(() => '/a');
    dismissed.add('x');
    dismissed.clear();
    expect(dismissed.terms().size).toBe(0);
  });
});
