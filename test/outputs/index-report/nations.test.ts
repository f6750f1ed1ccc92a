import { describe, expect, test } from 'vitest';
import { nationSection } from '../../../outputs/index-report/nations.js';
import type { ReportView } from '../../../outputs/index-report/view.js';
import type { OwnFigure } from '../../../outputs/release-data.js';

const own = (code: string, countries: OwnFigure['countries']): OwnFigure =>
  ({
    declaration: { code, title: `Title of ${code}`, unit: 'per cent', description: `What ${code} is.` },
    source: {},
    period: '2023',
    note: '',
    countries,
  }) as unknown as OwnFigure;
const row = (area_code: string, indicator: string, value: number | null) => ({ area_code, indicator, value });

const view = (ownFigures: readonly OwnFigure[]): ReportView =>
  ({
    one: 'district',
    many: 'districts',
    hasPages: true,
    areas: [
      { code: 'S12000002', name: 'Zetland' },
      { code: 'S12000001', name: 'Angus' },
      { code: 'S12000003', name: 'Moray' },
      { code: 'W06000001', name: 'Gwynedd' },
    ],
    data: {
      method: { areas: { country: ['S', 'W'] } },
      ownFigures,
      context: {
        rows: [
          row('S12000001', 'starts', 10),
          row('S12000002', 'starts', 30),
          row('S12000003', 'starts', null),
          row('W06000001', 'level', 99),
          row('S12000001', 'level', 7),
        ],
      },
    },
  }) as unknown as ReportView;

const textOf = (ownFigures: readonly OwnFigure[]): string =>
  String((nationSection(view(ownFigures))?.body as { text: string } | undefined)?.text ?? '');

describe('what each nation counts for itself', () => {
  test('is no section where no figure is of one nation alone', () => {
    expect(nationSection(view([]))).toBeUndefined();
  });

  test('is in a table of its nation: how many districts have it, the lowest, the median and the highest', () => {
    const text = textOf([own('starts', ['S']), own('level', ['W'])]);
    const [, scotland = '', wales = ''] = text.split('<h3>');
    expect(scotland).toMatch(/^Scotland/);
    expect(scotland.split('<details')[0]).toMatch(/Title of starts.*2.*10.*20.*30/s);
    expect(scotland).not.toContain('Title of level');
    expect(wales.split('<details')[0]).toMatch(/^Wales.*Title of level.*1.*99.*99.*99/s);
    expect(wales.split('<details')[0]).not.toContain('Title of starts');
  });

  test('is by name in a table of the districts of the nation, never by rank', () => {
    const details = textOf([own('starts', ['S'])]).split('<details')[1] ?? '';
    const names = [...details.matchAll(/<a href="areas\/(\w+)\.html">/g)].map(([, code]) => code);
    expect(names).toEqual(['S12000001', 'S12000003', 'S12000002']);
    expect(details).not.toMatch(/rank \d/i);
  });

  test('of two nations is shown in each with its own districts', () => {
    const text = textOf([own('level', ['S', 'W'])]);
    const [, scotland = '', wales = ''] = text.split('<h3>');
    expect(scotland).toMatch(/Title of level.*1.*7.*7.*7/s);
    expect(wales.split('<details')[0]).toMatch(/Title of level.*1.*99/s);
  });
});
