import { expect, test } from 'vitest';
import { ownFigureSection } from '../../../outputs/area-page/own-figures.js';
import { fullProfile } from './small-areas.js';

const figure = {
  code: 'starts',
  title: 'Apprenticeship starts (Scotland)',
  description: 'Started in the year.',
  note: 'Not comparable.',
  unit: 'per 100,000 people',
  period: '2025-04-01/P1Y',
  period_start: '2025-04-01',
  period_end: '2026-03-31',
  value: 534.4,
  lower: null,
  upper: null,
  status: 'observed' as const,
  missing: null,
  reason: '',
  flags: '',
  source: 's',
  from_codes: 'S12000001',
  cells: 'f.csv#2:observation',
  raw_text: '534.4',
};

test('an area has no section of figures of its nation where the edition shows none', () => {
  expect(ownFigureSection(fullProfile())).toBeUndefined();
  expect(ownFigureSection(fullProfile({ own_figures: [] }))).toBeUndefined();
});

test('figures of its nation alone are shown with unit, period and note, and without a rank', () => {
  const missing = { ...figure, value: null, status: 'missing' as const, missing: 'suppressed' as const };
  const section = ownFigureSection(fullProfile({ own_figures: [figure, missing] }));
  const { text } = section!.body as { text: string };
  expect(text).toMatch(
    /Apprenticeship starts \(Scotland\).*per 100,000 people\. Not comparable\..*2025–26.*534\.4/s,
  );
  expect(text).toMatch(/suppressed|withheld/i);
  expect(text).not.toMatch(/rank \d/i);
});
