import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMethod } from '../../../pipeline/editions/method.js';
import { methodTemplate } from '../../../pipeline/editions/method-template.js';
import { shipped } from '../../../pipeline/system/package-root.js';

const textOf = (edition: string) => readFileSync(shipped('editions', edition, 'method.yaml'), 'utf8');
const own = textOf('england-2026');
const cut = (text: string) => {
  const template = methodTemplate(text, 'method.yaml');
  if (template === undefined) throw new Error('no weights');
  return template;
};
const joined = (
  { pieces, after }: ReturnType<typeof cut>,
  weightOf: (code: string, weight: string) => string,
) => pieces.map(({ before, code, weight }) => before + weightOf(code, weight)).join('') + after;

describe('a method file cut at its weights', () => {
  test('has each indicator and aggregate below the index once, and is the same when it is put together', () => {
    const template = cut(own);
    const method = parseMethod(own, 'method.yaml');
    const codes =
      method.kind === 'index'
        ? method.structure.flatMap(({ code, parent }) => (parent === null ? [] : [code]))
        : [];
    expect(template.pieces.map(({ code }) => code).sort()).toEqual(codes.sort());
    expect(codes).toHaveLength(21 + 8 + 2);
    expect(joined(template, (_, weight) => weight)).toBe(own);
  });

  test('takes other weights, and reads back with these and nothing else changed', () => {
    const text = joined(cut(own), (code, weight) =>
      code === 'skills' ? '2.5' : code === 'weekly_pay' ? '0' : weight,
    );
    const before = parseMethod(own, 'method.yaml');
    const after = parseMethod(text, 'method.yaml');
    if (before.kind !== 'index' || after.kind !== 'index') throw new Error('not an index');
    const changed = after.structure.filter(({ weight }, i) => weight !== before.structure[i]?.weight);
    expect(changed.map(({ code, weight }) => [code, weight])).toEqual([
      ['skills', 2.5],
      ['weekly_pay', 0],
    ]);
    expect({ ...after, structure: [] }).toEqual({ ...before, structure: [] });
  });

  test('of plain rows writes out weights that it leaves to their default, in either layout', () => {
    const rows = `structure:
  - { code: gigabit_broadband, parent: one, period: "2026-01-01" }
  - code: child_poverty
    parent: one
    direction: -1
    period: 2024-04-01/P1Y
  - { code: one, parent: index, weight: 2 }
  - { code: index }
`;
    const levels = `  levels:
    - { name: indicator, normalise: z_score }
    - { name: one, aggregate: arithmetic_mean, normalise: z_score }
    - { name: index, aggregate: arithmetic_mean, normalise: z_score }
`;
    const text = own
      .replace(/^faces:\n(?: .*\n|\n(?= ))+/m, rows)
      .replace(/^ {2}levels:\n(?: {4}.*\n)+/m, levels)
      .replace(/^ {2}model:\n(?: {4}.*\n)+/m, '')
      .replace(/^history:\n(?: .*\n)+/m, '')
      .replace(/^ {2}face_weight:.*\n/m, '');
    const template = cut(text);
    expect(template.pieces.map(({ code, weight }) => `${code} ${weight}`)).toEqual([
      'gigabit_broadband 1',
      'child_poverty 1',
      'one 2',
    ]);
    const heavier = joined(template, (_, weight) => String(Number(weight) * 3));
    expect(heavier).toContain('{ code: gigabit_broadband, weight: 3, parent');
    expect(heavier).toContain('- code: child_poverty\n    weight: 3\n');
    const method = parseMethod(heavier, 'method.yaml');
    expect(method.kind === 'index' && method.structure.map(({ weight }) => weight)).toEqual([3, 3, 6, 1]);
  });

  test('of the long shadow has no weights', () => {
    expect(methodTemplate(textOf('long-shadow-england-2026'), 'method.yaml')).toBeUndefined();
  });

  test('that is none is refused with its line', () => {
    expect(() => methodTemplate(own.replace('weight: 0.5', 'weight: half'), 'method.yaml')).toThrow(
      /method\.yaml, line \d+/,
    );
  });
});
