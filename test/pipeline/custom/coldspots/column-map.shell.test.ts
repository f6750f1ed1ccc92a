import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { VERBS } from '../../../../pipeline/cli/verbs.js';
import { parseColumnMap } from '../../../../pipeline/custom/coldspots/column-map.js';
import { refusalOf } from '../../../fixtures/refusal.js';

/** The words that a shell makes of a line. */
const words = (line: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' })
    .trim()
    .split('\n');

/** The map of a line that is typed as it is shown. */
function typed(line: string) {
  const given = words(line);
  return parseColumnMap(given[given.indexOf('--map') + 1] ?? '');
}

describe.skipIf(process.platform === 'win32')('an example of --map, typed in a shell as it is shown', () => {
  test('works from the message about a map that cannot be read', () => {
    const { next } = refusalOf(() => parseColumnMap('nonsense'));
    expect(typed(next.replace(/^as in /, '')).get('earnings')).toBe('Median earnings, £');
  });

  test('works from the help', () => {
    const verb = VERBS.find(({ name }) => name === 'coldspots');
    const shown = /'area=.*'/.exec(verb?.options.map?.description ?? '')?.[0] ?? '';
    expect(typed(`--map ${shown}`).get('earnings')).toBe('Earnings, £');
    for (const example of verb?.examples ?? []) expect(typed(example).get('area')).toBe('LA');
  });

  test('works with double quotation marks only, which a shell takes away', () => {
    expect(typed('--map area="Area, name",earnings="Pay, £",gap=Gap,unexplained=Rest').get('earnings')).toBe(
      'Pay, £',
    );
  });
});
