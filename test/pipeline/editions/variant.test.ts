import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withAges } from '../../../pipeline/editions/age.js';
import { withCounts } from '../../../pipeline/editions/counts.js';
import { parseMethod, readEditionMethod } from '../../../pipeline/editions/method.js';
import { asVariant, methodHash, methodsText, publishedMethods } from '../../../pipeline/editions/variant.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { refusal } from '../../fixtures/refusal.js';

const TEXT = readFileSync(shipped('editions', 'england-2026', 'method.yaml'), 'utf8');
const METHOD = parseMethod(TEXT, 'method.yaml');
const published = JSON.parse(methodsText([METHOD]));
const named = (text: string) => asVariant(parseMethod(text, 'method.yaml'), published);

/** The method with a text replaced, which must be there. */
function changed(from: string | RegExp, to: string): string {
  const text = TEXT.replace(from, to);
  expect(text).not.toBe(TEXT);
  return text;
}

describe('a method with the name of a published edition', () => {
  test('is the published one, whatever its comments, its layout and the order of its fields', () => {
    const same = [
      TEXT,
      changed(/^# .*\n/m, ''),
      changed(/^default: true$/m, 'default: false'),
      changed('{ code: neet_16_17, direction: -1,', '{ direction: -1, code: neet_16_17,'),
      changed(/^ {2}tolerance: .*$/m, '  tolerance: 0.000000001'),
      changed('areas:\n', 'inputs: []\nareas:\n'),
    ];
    for (const text of same) expect(named(text).title).toBe(METHOD.title);
  });

  test.each([
    [
      'a weight',
      'code: claimant_count, direction: -1, weight: 1,',
      'code: claimant_count, direction: -1, weight: 2,',
    ],
    ['a direction', 'code: claimant_count, direction: -1,', 'code: claimant_count, direction: 1,'],
    ['a step', 'treatment: standard', 'treatment: none'],
    ['an indicator', /^ +- \{ code: gigabit_broadband.*\n/m, ''],
  ])('is a variant of it with another %s', (_, from, to) => {
    const method = named(changed(from, to));
    expect(method.title).toBe(`A variant of ${METHOD.title}`);
    expect(method.summary).toContain('differs from that of the published edition england-2026');
    if (method.kind !== 'index') throw new TypeError('not an index');
    expect(method.structure.find(({ parent }) => parent === null)?.name).toBe(method.title);
  });

  test('is a variant under a title of its own too', () => {
    expect(named(changed(/^title: .*$/m, 'title: Ours')).title).toBe(`Ours: a variant of ${METHOD.title}`);
  });
});

test('a method with a name of its own is no variant', () => {
  const own = changed(/^edition: .*$/m, 'edition: ours').replace('weight: 1', 'weight: 2');
  expect(named(own).title).toBe(METHOD.title);
});

test('the project has the hash of each of its methods', async () => {
  const all = await publishedMethods();
  for (const [name, { title, method_sha256 }] of Object.entries(all)) {
    const path = shipped('editions', name, 'method.yaml');
    const { method } = readEditionMethod(readFileSync(path, 'utf8'), path);
    expect([title, method_sha256]).toEqual([method.title, methodHash(method)]);
  }
  expect(Object.keys(all)).toContain('england-2026');
});

describe('numbers in a title and a summary', () => {
  const text = changed(/^title: .*$/m, 'title: "{indicators} in {domains} of {areas}"');

  test('are counted', () => {
    const counted = withCounts(parseMethod(text, 'method.yaml'), 1294);
    expect(counted.title).toBe('21 in 8 of 1,294');
    expect(counted.summary).toMatch(/^1,294 districts/);
    const fewer = text.replace(/^ +- \{ code: gigabit_broadband.*\n/m, '');
    expect(withCounts(parseMethod(fewer, 'method.yaml'), 1).title).toBe('20 in 8 of 1');
  });

  test('that nothing counts are refused with their place', async () => {
    const error = await refusal(() => parseMethod(text.replace('{domains}', '{faces}'), 'method.yaml'));
    expect(error.message).toMatch(
      /^method\.yaml, line \d+, column 1: title counts \{faces\}.*areas, indicators, domains/,
    );
  });
});

describe('an indicator that is carried', () => {
  const carried = (more: string) =>
    changed(/^edition: .*$/m, 'edition: england-2027\nfollows: england-2026').replace(
      'period: 2019-01-01/P1Y',
      `period: 2019-01-01/P1Y\n            carried: true${more}`,
    );

  test('and over five years old is refused, until the method says how old it may be', async () => {
    const error = await refusal(() => parseMethod(carried(''), 'method.yaml'));
    expect([error.code, error.next]).toEqual(['method-invalid', expect.stringContaining('max_age: 8')]);
    expect(error.message).toMatch(/line \d+, column 13: travel_to_work .*2019-01-01\/P1Y.*8 years.*5 years/);
    const younger = await refusal(() => parseMethod(carried('\n            max_age: 7'), 'method.yaml'));
    expect(younger.message).toContain('7 years');
    expect(() => parseMethod(carried('\n            max_age: 8'), 'method.yaml')).not.toThrow();
  });

  test('is marked with its age before its own note', () => {
    const method = withAges(parseMethod(carried('\n            max_age: 8'), 'method.yaml'));
    const row =
      method.kind === 'index' ? method.structure.find(({ code }) => code === 'travel_to_work') : undefined;
    expect(row && 'note' in row ? row.note : '').toMatch(
      /^Carried from england-2026: no later period than 2019-01-01\/P1Y was published, 8 years before this edition\. Minutes to/,
    );
  });

  test('is one only in a row of an indicator', async () => {
    const wrong = changed('      - code: work\n', '      - code: work\n        carried: true\n');
    expect((await refusal(() => parseMethod(wrong, 'method.yaml'))).message).toContain('carried');
  });
});
