import { ascending, group } from 'd3-array';
import type { AreaLevel, AreaPart, NamedArea } from '../../schemas/release/area-parts.js';
import type { Row } from '../../schemas/table.js';
import { wordsOf } from '../geography/name-keys.js';
import { indexNames } from '../geography/names.js';
import { listed } from '../geography/register-row.js';
import type { Registers } from '../geography/registers.js';

/** An area that has files, with the rows of the areas that the edition ranks or that are in it. */
export interface PlacedArea {
  readonly area: AreaPart;
  /** Its own row, where the edition has it as an area. */
  readonly row: Row | undefined;
  /** The areas of the edition in it; none of an area of the edition. */
  readonly members: readonly Row[];
}

/** What is named by two columns of an area; null where they are empty. */
function named(row: Row | undefined, what: 'upper_tier' | 'region' | 'combined_authority'): NamedArea | null {
  const [code, name] = [row?.[`${what}_code`], row?.[`${what}_name`]];
  // An area outside England has its country in the place of a region.
  return code == null || name == null || /^.92/.test(String(code))
    ? null
    : { code: String(code), name: String(name) };
}

/** Words of a file name: lower case, without accents, joined by hyphens. */
const slug = (text: string): string =>
  wordsOf(text)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
    .join('-');

/** An edition in a file name: from its year on, as `2026` of `england-2026`; without a year, its name. */
const editionSlug = (edition: string): string => slug(/\d{4}.*$/.exec(edition)?.[0] ?? edition);

/** The level of an area of the edition; an edition of upper tiers has counties as areas. */
function levelOf(row: Row, registers: Registers): AreaLevel {
  if (registers.get(String(row.area_code))?.tier === 'upper_tier') return 'county';
  return row.upper_tier_code == null || row.upper_tier_code === row.area_code ? 'single_tier' : 'district';
}

const LARGER = [
  ['upper_tier', 'county'],
  ['region', 'region'],
  ['combined_authority', 'combined_authority'],
] as const;

/**
 * Every area that has files: the areas of an edition, their counties, regions and combined authorities, in
 * the order of their codes.
 * @param rows the areas of the edition, with the columns of areas.csv
 * @param about the edition and, in words, its subject, for the names of downloads
 */
export function placedAreas(
  rows: readonly Row[],
  registers: Registers,
  about: { readonly edition: string; readonly subject: string },
): PlacedArea[] {
  const own = new Set(rows.map(({ area_code }) => area_code));
  const found: (NamedArea & { level: AreaLevel; row: Row | undefined; members: readonly Row[] })[] = rows.map(
    (row) => ({
      code: String(row.area_code),
      name: String(row.area_name),
      level: levelOf(row, registers),
      row,
      members: [],
    }),
  );
  for (const [what, level] of LARGER)
    for (const [code, members] of group(rows, (row) => named(row, what)?.code)) {
      const place = named(members[0], what);
      if (code === undefined || place === null || own.has(code)) continue;
      found.push({ ...place, level, row: undefined, members });
    }
  const names = indexNames(registers);
  const stem = (name: string) => `${slug(name)}-${slug(about.subject)}-${editionSlug(about.edition)}`;
  const byStem = group(found, ({ name }) => stem(name));
  return found
    .sort((a, b) => ascending(a.code, b.code))
    .map(({ code, name, level, row, members }) => {
      const isUnique = byStem.get(stem(name))?.length === 1 && slug(name) !== '';
      const around = row ?? (level === 'county' ? members[0] : undefined);
      const register = registers.get(code);
      const others = register === undefined ? (names.larger(code)?.names ?? []) : listed(register.aliases);
      return {
        area: {
          code,
          name,
          level,
          other_names: [...new Set(others)].filter((other) => other !== name),
          upper_tier: row === undefined ? null : named(row, 'upper_tier'),
          region: named(around, 'region'),
          combined_authority: row === undefined ? null : named(row, 'combined_authority'),
          download_name: slug(isUnique ? stem(name) : `${slug(name)} ${code} ${stem('')}`),
        },
        row,
        members,
      };
    });
}
