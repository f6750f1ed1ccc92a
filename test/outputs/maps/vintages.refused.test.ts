import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import { readVintages, topologyOfYear, VINTAGES_FILE } from '../../../outputs/maps/vintages.js';

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
  ])('refuse a text without them (%#)', (broken, problem) => {
    expect(() => readVintages(broken, 'x.topojson')).toThrow(
      expect.objectContaining({
        code: 'figures-invalid',
        message: expect.stringMatching(new RegExp(`^x.topojson .*${problem}`)),
      }),
    );
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
