import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EditionEntry, EditionList } from '../../../../outputs/explorer/data-types.js';
import { measureHeads } from '../../../../outputs/explorer/page/measure-heads.js';
import { editionIn, readState, writeState } from '../../../../outputs/explorer/page/state.js';
import { SMALL } from '../small-data.js';

const known = {
  views: ['area', 'map', 'compare'],
  measures: measureHeads(SMALL, false).map(({ id }) => id),
  data: SMALL,
};
const read = (hash: string) => readState(hash, 'small-2026', known);
const standard = read('').state;
const entry = (edition: string, first: boolean): EditionEntry => ({
  edition,
  title: edition,
  year: 2025,
  first,
  folder: '',
  data: '',
  figures: '',
  moves: null,
  shadow: null,
  shapes: '',
  find: '',
  weights: null,
});
const LIST: EditionList = { editions: [entry('old', false), entry('small-2026', true)], others: [] };

describe('an address', () => {
  test('that is empty shows the first view, no area, and the two faces across and up', () => {
    expect(read('')).toMatchObject({
      problems: [],
      state: { view: 'area', area: '', measure: 'kind', x: 'chances', y: 'conditions', compare: [] },
    });
  });

  test('comes back from the state that it was read to', () => {
    const hash =
      '#view=map&area=E07000002&measure=pay&compare=E07000001,E07000003&region=South&kind=both_low&w.pay=2';
    expect(writeState(read(hash).state, standard)).toBe(hash);
    expect(read(hash).problems).toEqual([]);
  });

  test.each([
    ['an unknown view', '#view=zzz', 'zzz'],
    ['an unknown area', '#area=E99999999', 'E99999999'],
    ['an unknown measure', '#measure=luck', 'luck'],
    ['an unknown region', '#region=Atlantis', 'Atlantis'],
    ['an unknown kind', '#kind=odd', 'odd'],
    ['an area that cannot be compared', '#compare=E07000001,nonsense', 'compares'],
    ['markup', '#area=<script>alert(1)</script>', '<script>'],
    ['something endless', `#area=${'x'.repeat(30_000)}`, 'too long'],
  ])('with %s falls back and says so', (_, hash, told) => {
    const { state, problems } = read(hash);
    expect(problems.join(' ')).toContain(told);
    expect(state).toEqual({ ...standard, compare: hash.includes('compare') ? ['E07000001'] : [] });
  });

  test('of five areas compares the first four, each once', () => {
    const data = { ...SMALL, areas: { ...SMALL.areas, code: ['A', 'B', 'C', 'D', 'E'] } };
    const { state, problems } = readState('#compare=A,B,A,C,D,E', 'small-2026', { ...known, data });
    expect(state.compare).toEqual(['A', 'B', 'C', 'D']);
    expect(problems).toHaveLength(1);
  });

  test('of any text gives a state that can be shown', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { state } = read(`#${text}`);
        expect(known.views).toContain(state.view);
        expect(known.measures).toContain(state.measure);
        expect(['', ...SMALL.areas.code]).toContain(state.area);
      }),
    );
  });
});

describe('the edition of an address', () => {
  test('is the first where it names none, the named one, or the first with a message', () => {
    expect(editionIn('', LIST)).toEqual({ edition: 'small-2026' });
    expect(editionIn('#edition=old', LIST)).toEqual({ edition: 'old' });
    expect(editionIn('#edition=new', LIST)).toMatchObject({
      edition: 'small-2026',
      problem: expect.stringContaining('new'),
    });
  });
});
