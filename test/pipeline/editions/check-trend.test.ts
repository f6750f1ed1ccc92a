import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { parseMethod } from '../../../pipeline/editions/method.js';
import { shipped } from '../../../pipeline/system/package-root.js';

const TEXT = readFileSync(join(shipped('editions'), 'england-trend', 'method.yaml'), 'utf8');

test.each([
  [
    'a base that is not of the trend',
    /base: england-2020/,
    'base: england-2019',
    'trend.base',
    'england-2019',
  ],
  [
    'an edition twice',
    /england-2023, england-2024/,
    'england-2023, england-2023',
    'trend.editions.2',
    'england-2023',
  ],
  ['what is not scored', /code: weekly_pay, to/, 'code: daily_pay, to', 'trend.relative.0.code', 'daily_pay'],
  [
    'a break of what is not scored',
    /good_development_fsm, edition/,
    'good_fsm, edition',
    'trend.breaks.0.code',
    'good_fsm',
  ],
  [
    'a break before the first edition',
    /a_level_points, edition: england-2023/,
    'a_level_points, edition: england-2020',
    'trend.breaks.3.edition',
    'england-2020',
  ],
])('refuses %s', (_, from, to, path, found) => {
  expect(TEXT).toMatch(from);
  const text = TEXT.replace(from, to);
  try {
    parseMethod(text, 'method.yaml');
    expect.fail('nothing was refused');
  } catch (error) {
    expect(error).toBeInstanceOf(SmiError);
    const { code, message } = error as SmiError;
    expect(code).toBe('method-invalid');
    const before = TEXT.split('\n');
    const line = text.split('\n').findIndex((each, i) => each !== before[i]);
    expect(message).toContain(`line ${line + 1}`);
    expect(message).toContain(path);
    expect(message).toContain(found);
  }
});
