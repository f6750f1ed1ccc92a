import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { inUse, listed, REGISTER_FILE, type RegisterRow } from '../../../pipeline/geography/register-row.js';
import { crosswalkOf, parseRegisters } from '../../../pipeline/geography/registers.js';
import { buildCrosswalk, COUNTY_SUCCESSIONS, successorsOf } from '../../../pipeline/harmonise/crosswalk.js';
import { makeRegister, registerRows } from '../../../scripts/registers/make.js';
import { MirrorReader } from '../../../scripts/registers/mirror-reader.js';
import { type OfficialFiles, readOfficialFiles } from '../../../scripts/registers/official.js';
import { describeOfficial, OFFICIAL_MIRROR } from '../../fixtures/official.js';

const text = readFileSync(REGISTER_FILE, 'utf8');
const shipped = parseRegisters(text);

describeOfficial('the register, against the official files', () => {
  let official: OfficialFiles;
  beforeAll(async () => {
    official = await readOfficialFiles(new MirrorReader(OFFICIAL_MIRROR));
  });

  it('is reproduced byte for byte', () => {
    expect(makeRegister(official)).toBe(text);
  });

  it('has exactly the rules of the crosswalk that the editions use', () => {
    const used = buildCrosswalk(official.changes, official.registers, COUNTY_SUCCESSIONS);
    const ours = crosswalkOf(shipped);
    expect(ours).toEqual(used);
    // Means are summed in this order: another would change their last digits.
    for (const [code, parts] of used.mergers) expect(ours.mergers.get(code)).toEqual(parts);
    for (const { code, successors, end } of shipped.values()) {
      const today = successorsOf(code, used).filter((next) => shipped.get(next)?.end === null);
      expect(listed(successors), code).toEqual(end === null ? [] : today.sort());
    }
  });

  it('has the years of the boundaries, except for the codes of Glasgow and North Lanarkshire that they omit', () => {
    const other = [...official.boundaries.districts, ...official.boundaries.upperTiers].filter((area) => {
      const { start, end } = shipped.get(area.code) as RegisterRow;
      return start !== Math.max(area.start, 2016) || end !== (area.end === 9999 ? null : area.end);
    });
    expect([...new Set(other.map(({ code }) => code))].sort()).toEqual(['S12000044', 'S12000046']);
  });

  it('has a row for every code of the registers, and the region that they give it', () => {
    for (const { code, name, regionCode, upperTierCode } of official.registers.districts.values()) {
      const row = shipped.get(code) as RegisterRow;
      // the official register names the country where a country has no regions; ours leaves the region empty
      const placed = row.region_code ?? row.country_code;
      expect([row.name, placed, row.upper_tier_code]).toEqual([name, regionCode, upperTierCode]);
    }
  });

  it('has the population of each of the 317 districts of 2019, as an integer', () => {
    const known = [...shipped.values()].filter(({ population_2019: people }) => people !== null);
    expect(known).toHaveLength(317);
    for (const row of known) {
      expect(inUse(row, 2019), row.code).toBe(true);
      const people = official.populations.get(row.code) ?? 0;
      expect(Math.abs((row.population_2019 ?? 0) - people)).toBeLessThanOrEqual(0.5);
    }
  });

  it('is not made when a code has no date, region or successor', () => {
    const { boundaries, registers, changes } = official;
    const without = <T extends { code: string }>(areas: readonly T[]) =>
      areas.filter(({ code }) => code !== 'E06000001');
    const undated = { districts: without(boundaries.districts), upperTiers: without(boundaries.upperTiers) };
    const broken = expect.objectContaining({ code: 'crosswalk-broken' });
    const rows = (more: Partial<OfficialFiles>) => () => registerRows({ ...official, ...more });
    expect(rows({ boundaries: { ...boundaries, ...undated } })).toThrow(broken);
    const unplaced = new Map([...registers.districts].filter(([code]) => code !== 'E07000245'));
    expect(rows({ registers: { ...registers, districts: unplaced } })).toThrow(broken);
    const unfollowed = changes.filter(({ newCode }) => newCode !== 'E06000063');
    expect(rows({ changes: unfollowed })).toThrow(broken);
  });
});

const HISTORY = join(OFFICIAL_MIRROR, '..', 'converted', 'lad_code_history_2016_2024.csv');
const held = existsSync(HISTORY);
const against = held ? 'another copy' : 'another copy: left out, it is not there';

describe.skipIf(!held)(`the register, against ${against} of the history of district codes`, () => {
  const { data } = Papa.parse<Record<string, string>>(held ? readFileSync(HISTORY, 'utf8') : '', {
    header: true,
    skipEmptyLines: true,
  });
  const districts = [...shipped.values()].filter(({ tier }) => tier !== 'upper_tier');

  it.each([16, 17, 18, 19, 20, 21, 22, 23, 24])('has the same districts in 20%i', (year) => {
    const codes = [...new Set(data.map((row) => row[`ltla${year}_code`] ?? ''))].sort();
    expect(districts.filter((row) => inUse(row, 2000 + year)).map(({ code }) => code)).toEqual(codes);
  });

  it('has every name, and every successor except for the land that Fife and Perth exchanged', () => {
    const heirs = new Map<string, Set<string>>();
    for (const row of data) {
      for (let year = 16; year <= 24; year++) {
        const [code = '', name = ''] = [row[`ltla${year}_code`], row[`ltla${year}_name`]];
        const known = shipped.get(code) as RegisterRow;
        expect([known.name, ...listed(known.aliases)]).toContain(name);
        heirs.set(code, (heirs.get(code) ?? new Set()).add(row.ltla24_code ?? ''));
      }
    }
    const today = (code: string) => listed(shipped.get(code)?.successors ?? '').concat([]);
    const other = [...heirs].filter(([code, found]) => {
      const ours = today(code).length === 0 ? [code] : today(code);
      return (
        [...found].flatMap((heir) => (today(heir).length === 0 ? [heir] : today(heir))).join() !== ours.join()
      );
    });
    expect(other.map(([code]) => code).sort()).toEqual(['S12000015', 'S12000024']);
  });
});
