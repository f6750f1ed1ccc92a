import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { readHistory } from '../../../pipeline/editions/history.js';
import { parseMethod } from '../../../pipeline/editions/method.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { indexEditionOf, indexMethodOf } from '../../fixtures/index-edition.js';
import { refusal, refusalOf } from '../../fixtures/refusal.js';

const text = readFileSync(shipped('editions', 'england-2026', 'method.yaml'), 'utf8');
const put = (from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const lineOf = (changed: string, word: string) =>
  changed.split('\n').findLastIndex((line) => line.includes(word)) + 1;

describe('the history of a method', () => {
  test.each([
    ['periods: ["2018", "2019"', 'periods: ["2025", "2019"', '2025 does not end before 2025'],
    ['periods: ["2018", "2019"', 'periods: ["2019", "2019"', '2019 appears twice'],
    ['breaks: ["2022"]', 'breaks: ["2021"]', '2021 is no period of good_development_fsm'],
    ['- { code: neet_16_17, periods', '- { code: neet_16, periods', 'neet_16 is no official indicator'],
    ['- { code: neet_16_17, periods', '- { code: key_stage_2_fsm, periods', 'key_stage_2_fsm appears twice'],
  ])('with %s as %s is refused, with its line', (from, to, why) => {
    const changed = put(from, to);
    const refused = refusalOf(() => parseMethod(changed, 'method.yaml'));
    expect(refused.code).toBe('method-invalid');
    expect(refused.message).toContain(why);
    expect(refused.message).toContain(`line ${lineOf(changed, to)},`);
  });

  test('may have a break at the scored period itself', () => {
    const method = indexMethodOf(parseMethod(put('breaks: ["2022"]', 'breaks: ["2025"]'), 'method.yaml'));
    expect(method.history[0]!.breaks).toEqual(['2025']);
  });

  test('is none where the file does not say', () => {
    const start = text.indexOf('history:');
    const without = text.slice(0, start) + text.slice(text.indexOf('robustness:'));
    expect(indexMethodOf(parseMethod(without, 'method.yaml')).history).toEqual([]);
  });

  test('a drawn weight of the first face needs two parts', () => {
    const other = readFileSync(shipped('editions', 'england-2026-method-1', 'method.yaml'), 'utf8');
    const changed = other.replace(
      '  weight_spread: 0.25',
      '  weight_spread: 0.25\n  face_weight: [0.3, 0.7]',
    );
    expect(refusalOf(() => parseMethod(changed, 'method.yaml')).message).toMatch(/two parts.* 5/);
    const reversed = put('face_weight: [0.3, 0.7]', 'face_weight: [0.7, 0.3]');
    expect(refusalOf(() => parseMethod(reversed, 'method.yaml')).message).toContain('face_weight');
  });
});

describe('the frozen history', () => {
  const root = mkdtempSync(join(tmpdir(), 'smi-history-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('has every figure that the method names, and no other', async () => {
    const { history = [], method } = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
    const periods = method.history.reduce((sum, each) => sum + each.periods.length, 0);
    expect(new Set(history.map(({ indicator, period }) => `${indicator} ${period}`)).size).toBe(periods);
    const leeds = history.find(
      ({ authority_code, indicator, period }) =>
        authority_code === 'E08000035' && indicator === 'neet_16_17' && period === '2024',
    );
    expect(leeds).toMatchObject({ status: 'observed', source: 'lait' });
    expect(leeds!.cells).toMatch(/^bds_long_0\.parquet#\d+:Values$/);
    expect(Number(leeds!.raw_text)).toBeCloseTo(leeds!.value!, 9);
  });

  test('that lacks a figure of the method is refused, with what to do', async () => {
    const edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
    const frozen = edition.texts.get('history.csv')!;
    const lacking = frozen
      .split('\n')
      .filter((line) => !line.startsWith('E08000035,neet_16_17,2024,'))
      .join('\n');
    const refused = refusalOf(() => readHistory(edition.method, edition.areas, lacking, 'history.csv'));
    expect(refused).toMatchObject({ code: 'figures-invalid' });
    expect(refused.message).toContain('history.csv has no row for neet_16_17 of E08000035 in 2024');
    expect(refused.next).toContain('smi refresh england-2026 --accept');
    expect(
      refusalOf(() => readHistory(edition.method, edition.areas, undefined, 'history.csv')),
    ).toMatchObject({
      code: 'edition-incomplete',
    });
    expect(readHistory({ ...edition.method, history: [] }, edition.areas, undefined, 'history.csv')).toEqual(
      [],
    );
  });

  test('that was changed after it was frozen is refused', async () => {
    cpSync(shipped('editions', 'england-2026'), join(root, 'england-2026'), { recursive: true });
    const path = join(root, 'england-2026', 'history.csv');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(
        'E06000001,good_development_fsm,2016,53,',
        'E06000001,good_development_fsm,2016,54,',
      ),
    );
    expect((await refusal(loadEdition(root, 'england-2026'))).message).toMatch(
      /history\.csv was changed after it was frozen/,
    );
  });
});
