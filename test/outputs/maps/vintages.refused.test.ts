import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import {
  readVintages,
  topologyOfYear,
  VINTAGES_FILE,
  yearsHeld,
  yearsOfText,
} from '../../../outputs/maps/vintages.js';

const text = readFileSync(VINTAGES_FILE, 'utf8');
const vintages = readVintages(text);

describe('the boundaries of every vintage', () => {
  it.each([2015, 2026, 2018.5, Number.NaN])('have none for %d, and list the years that exist', (year) => {
    expect(() => topologyOfYear(vintages, year)).toThrow(
      expect.objectContaining({ code: 'setting-invalid', next: 'give a year from 2016 to 2025' }),
    );
  });

  it.each([
    ['', 'it is not JSON'],
    ['[]', 'the whole'],
    [readFileSync(TOPOLOGY_FILE, 'utf8'), 'vintage'],
    [text.replace('"end":2018', '"end":"2018"'), 'properties.end'],
    [text.replace('"arcs":[\n[[', '"arcs":[\n[["x",'), 'arcs'],
    [text.slice(0, -20), 'it is not JSON'],
    [text.replace('"start":2016', '"start":2015'), 'the years of E06000001 .*2016 to 2025'],
    [text.replace('"end":2018', '"end":2026'), 'the years of E\\d{8} .*2016 to 2025'],
    [text.replace('"start":2016,"end":2018', '"start":2018,"end":2017'), 'the years of E\\d{8} '],
    [text.replace('"start":2016', '"start":16'), 'properties.start'],
  ])('refuse a text without them (%#)', (broken, problem) => {
    expect(() => readVintages(broken, 'x.topojson')).toThrow(
      expect.objectContaining({
        code: 'figures-invalid',
        message: expect.stringMatching(new RegExp(`^x.topojson .*${problem}`)),
      }),
    );
  });

  it('may be of other years than those of the project', () => {
    const old = text
      .replace('"vintage":"2016 to 2025"', '"vintage":"1976 to 1985"')
      .replace(/"(start|end)":(\d{4})/g, (_, name, year) => `"${name}":${Number(year) - 40}`);
    expect(yearsHeld(readVintages(old))).toEqual([1976, 1985]);
    const count = (given: string, year: number) =>
      topologyOfYear(given, year).objects.districts.geometries.length;
    expect(count(old, 1978)).toBe(count(text, 2018));
    expect(() => topologyOfYear(old, 2018)).toThrow(
      expect.objectContaining({ next: 'give a year from 1976 to 1985' }),
    );
  });

  it.each([
    ['2025', [2025, 2025]],
    ['1976 to 1985', [1976, 1985]],
    ['soon', undefined],
    ['2016 and 2025', undefined],
  ])('say their years in their text: %s', (vintage, years) => {
    expect(yearsOfText(`{"type": "Topology", "vintage": "${vintage}"}`)).toEqual(years);
  });

  it('refuse errors that only show when a year is extracted: a missing licence, a missing arc', () => {
    const unlicensed = text.replace('"licence"', '"license"');
    expect(() => topologyOfYear(unlicensed, 2018, 'x.topojson')).toThrow(/x\.topojson .*licen/);
    const torn = JSON.parse(text);
    torn.arcs.pop();
    expect(() => topologyOfYear(JSON.stringify(torn), 2018)).toThrow(
      expect.objectContaining({ code: 'figures-invalid' }),
    );
  });
});
