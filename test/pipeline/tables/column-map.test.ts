import { describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { checkShared, columnMap, parsePairs } from '../../../pipeline/tables/column-map.js';
import { refusal } from '../../fixtures/refusal.js';

const ROLES = ['area', 'pay'] as const;
const refused = (problem: string, detail?: { next: string }) => new SmiError('usage', problem, detail);
const pairs = (text: string) => parsePairs(text, refused);

describe('pairs of a role and its column', () => {
  test.each([
    ['', []],
    ['area=LA', [['area', 'LA']]],
    [
      ' area = LA name , pay=Pay,',
      [
        ['area', 'LA name'],
        ['pay', 'Pay'],
      ],
    ],
    [
      'area="Name, or ""code""",pay=a=b',
      [
        ['area', 'Name, or "code"'],
        ['pay', 'a=b'],
      ],
    ],
    ['pay=the "mean"', [['pay', 'the "mean"']]],
    // As a shell gives it that took the quotation marks away.
    [
      'area=Area,pay=Median earnings, £, by area,',
      [
        ['area', 'Area'],
        ['pay', 'Median earnings, £, by area'],
      ],
    ],
  ])('are read from %j', (text, read) => expect(pairs(text)).toEqual(read));

  test.each(['nonsense', 'area=LA,,pay=P', 'area="LA'])('are not read from %j', async (text) => {
    expect((await refusal(() => pairs(text))).message).toContain('role=column');
  });
});

describe('the column of each role', () => {
  test('is a name for each given role', () => {
    expect([...columnMap([['pay', 'P']], ROLES, refused)]).toEqual([['pay', 'P']]);
  });

  test.each([
    ['an unknown role', [['are', 'x']], '"are"'],
    ['a role that is a property of every object', [['constructor', 'x']], '"constructor"'],
    ['a column without a name', [['area', ' ']], 'area'],
    ['a column that is a number', [['area', 3]], 'area'],
    [
      'a duplicate role',
      [
        ['area', 'x'],
        ['area', 'y'],
      ],
      'area',
    ],
  ] as [string, [string, unknown][], string][])('is refused: %s', async (_, given, named) => {
    expect((await refusal(() => columnMap(given, ROLES, refused))).message).toContain(named);
  });

  test('is suggested by the nearest name', async () => {
    expect((await refusal(() => columnMap([['are', 'x']], ROLES, refused))).next).toContain(
      'did you mean area?',
    );
    expect((await refusal(() => columnMap([['weight', 'x']], ROLES, refused))).next).toContain('area, pay');
  });

  test('is distinct', async () => {
    expect(() =>
      checkShared(
        [
          ['area', 'x'],
          ['pay', 'y'],
        ],
        refused,
      ),
    ).not.toThrow();
    expect(
      (
        await refusal(() =>
          checkShared(
            [
              ['area', 'x'],
              ['pay', 'x'],
            ],
            refused,
          ),
        )
      ).message,
    ).toMatch(/"x" is both area and pay/);
  });
});
