import { describe, expect, test } from 'vitest';
import { dictionaryText } from '../../../outputs/formats/dictionary.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { columns } from '../../../schemas/table.js';
import { SMALL_RELEASE, smallOutputs } from '../small-release.js';

const textOf = (release: IndexRelease) => dictionaryText(smallOutputs(release));
const text = textOf(SMALL_RELEASE);
const lineOf = (start: string) => text.split('\n').find((line) => line.startsWith(start));

describe('the data dictionary of a release', () => {
  test('says near the top that it is not official, and who published the figures', () => {
    const top = text.slice(0, text.indexOf('\n## '));
    expect(top).toContain('# Data dictionary: A small edition');
    expect(top).toContain(NOT_OFFICIAL);
    expect(top).toContain(ATTRIBUTION);
    expect(top).toContain('Edition `small-2026`, method 2.1.0, schema 4.0.0.');
  });

  test('describes an indicator in one line, even with a bar in its name', () => {
    expect(lineOf('| `child_poverty`')).toBe(
      '| `child_poverty` | Child poverty | Place \\| home | per cent of children | 2024 | lower is better | 25.00% | Figures of poverty | Open Government Licence v3.0 | What child poverty counts. After housing costs. |',
    );
    expect(lineOf('| `broadband`')).toContain('| 2025 | higher is better | 75.00% |');
  });

  test('does not round a small weight to zero', () => {
    const [first] = SMALL_RELEASE.declared;
    const weighing = (share: number) => textOf({ ...SMALL_RELEASE, declared: [{ ...first!, share }] });
    expect(weighing(1e-6)).toContain('| under 0.01% |');
    expect(weighing(0)).toContain('| 0.00% |');
  });

  test('links a source whose address has parentheses', () => {
    expect(lineOf('| `wires`')).toContain('[Figures of wires](https://office.example/wires%281%29)');
  });

  test('has a section of context only when there is context', () => {
    expect(lineOf('| `deprivation`')).toBe('| `deprivation` | 2019 |  |');
    const method = { ...SMALL_RELEASE.method, context: [] };
    expect(textOf({ ...SMALL_RELEASE, method })).not.toContain('never scored.\n\n| Figure');
  });

  test('has a line for each column of each table', () => {
    for (const { table } of smallOutputs().tables) {
      const [, section = ''] = text.split(`(\`${table.name}\`)`);
      for (const { name } of columns(table)) expect(section, table.name).toContain(`\n| \`${name}\` | `);
    }
  });

  test('is the same text each time, and ends with one line break', () => {
    expect(textOf(SMALL_RELEASE)).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });
});
