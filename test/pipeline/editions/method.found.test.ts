import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEditionMethod, readScoreMethod } from '../../../pipeline/editions/method.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { refusal } from '../../fixtures/refusal.js';

const EDITION = readFileSync(shipped('editions', 'england-2026', 'method.yaml'), 'utf8');
const SCORE = readFileSync(shipped('docs', 'examples', 'small-index', 'method.yaml'), 'utf8');

const READERS = [
  ['edition', EDITION, readEditionMethod],
  ['custom index', SCORE, readScoreMethod],
] as const;

/** Line and column, from 1, of the field that was changed. */
function placeOf(text: string, field: string, at: number): string {
  const start = text.indexOf(field, at);
  const before = text.slice(0, start);
  return `line ${before.split('\n').length}, column ${start - before.lastIndexOf('\n')}`;
}

/** Each mistake: what to change, into what, the field, and what the message and the advice say. */
const MISTAKES = [
  ['direction: 1', 'direction: 2', 'direction', /direction is 2, not 1 or -1$/, undefined],
  [
    'weight: 1',
    'weigth: 1',
    'weigth',
    /weigth is not known; allowed here: .*\bweight\b/,
    'did you mean weight?',
  ],
  [
    'direction: 1',
    'direction: "1"',
    'direction',
    /direction is "1", not 1 or -1$/,
    'leave out the quotation marks: 1',
  ],
  [
    'weight: 1',
    'weight: "1"',
    'weight',
    /weight is the text "1", not a number$/,
    'leave out the quotation marks: 1',
  ],
  [
    'normalise: z_score',
    'normalise: zscore',
    'normalise',
    /normalise is "zscore", not one of none, z_score, min_max, .*, or a group of fields$/,
    'did you mean z_score?',
  ],
  ['tolerance: 1.0e-9', 'tolerance: -1', 'tolerance', /tolerance is -1, below 0$/, undefined],
] as const;

for (const [kind, text, read] of READERS)
  test.each(MISTAKES)(`${kind}: %s as %s is refused where it is`, async (from, to, field, message, next) => {
    // Not in a comment.
    const at = text.search(new RegExp(`(?<=^[^#\\n]*)${from}`, 'm'));
    expect(at).toBeGreaterThan(0);
    const wrong = text.slice(0, at) + to + text.slice(at + from.length);
    const error = await refusal(() => read(wrong, 'method.yaml'));
    expect(error.exit).toBe(2);
    expect(error.message).toContain(`method.yaml, ${placeOf(wrong, field, at)}: `);
    expect(error.message).toMatch(message);
    if (next !== undefined) expect(error.next).toBe(next);
  });

test.each([
  ['edition', EDITION, 'period: "2025"', 'period: 2025', readEditionMethod, 'period'],
  ['custom index', SCORE, 'unit_code: unit_code', 'unit_code: 2025', readScoreMethod, 'unit_code'],
] as const)(
  '%s: a number in place of a text is to be put in quotation marks',
  async (_, text, from, to, read, field) => {
    const at = text.indexOf(from);
    const wrong = text.replace(from, to);
    const error = await refusal(() => read(wrong, 'method.yaml'));
    expect(error.message).toContain(`method.yaml, ${placeOf(wrong, field, at)}: `);
    expect(error.message).toMatch(/ is the number 2025, not a text$/);
    expect(error.next).toBe('put it in quotation marks: "2025"');
  },
);

test('the kind of a file is corrected too', async () => {
  const error = await refusal(() =>
    readEditionMethod(EDITION.replace('kind: index', 'kind: indx'), 'm.yaml'),
  );
  expect([error.message, error.next]).toEqual([expect.stringContaining('"indx"'), 'did you mean index?']);
});
