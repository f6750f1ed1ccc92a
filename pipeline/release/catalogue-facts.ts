import { readFileSync } from 'node:fs';
import { max, min } from 'd3-array';
import { counted } from '../../outputs/formats/numbers.js';
import { subjectWords } from '../../outputs/page/subject.js';
import { countryWords } from '../../outputs/page/words.js';
import type { CatalogueFacts, ReleaseOrigin } from '../../outputs/release.js';
import { COUNTRIES, type Country } from '../../schemas/method/areas.js';
import type { Method } from '../../schemas/method.js';
import type { Row } from '../../schemas/table.js';
import { endYear } from '../editions/derived.js';
import { shipped } from '../system/package-root.js';

const CODES: Readonly<Record<Country, string>> = {
  E: 'E92000001',
  N: 'N92000002',
  S: 'S92000003',
  W: 'W92000004',
};

const SUBJECTS = {
  index: {
    theme: 'SOCI',
    lead: (areas: string, subject: string) =>
      `An index of ${subject} and its parts for ${areas}, from official statistics, with intervals.`,
    keywords: ['composite indicator', 'deprivation', 'local authorities', 'coldspots'],
  },
  long_shadow: {
    theme: 'EDUC',
    lead: (areas: string) =>
      `How young people from poor families fare in ${areas}, from official statistics, with intervals.`,
    keywords: ['free school meals', 'higher education', 'local authorities', 'coldspots'],
  },
} as const;

/** The day that this version of the program, with its editions, was published. */
const issued = (): string => {
  const text = readFileSync(shipped('CITATION.cff'), 'utf8');
  return /^date-released: (\d{4}-\d{2}-\d{2})$/m.exec(text)?.[1] ?? '';
};

/** The years that some figures are about, by their periods in any of the notations of official files. */
export function yearsOf(figures: Iterable<Row>): [first: number, last: number] {
  const periods = [...new Set(Array.from(figures, ({ period }) => String(period)))];
  const first = min(periods, (period) => Number(/\d{4}/.exec(period)?.[0] ?? Number.NaN));
  return [first ?? 0, max(periods, endYear) ?? 0];
}

/**
 * What catalogues say of a release of an edition.
 * @param figures rows with a `period`
 * @param areas how many are ranked
 * @param options of the release: `base_url`, where the folders of releases will be, ending in a slash
 */
export function catalogueFacts(
  method: Pick<Method, 'kind' | 'edition' | 'areas'> & Parameters<typeof subjectWords>[0],
  figures: Iterable<Row>,
  areas: number,
  { base_url }: ReleaseOrigin['options'],
): CatalogueFacts {
  const {
    kind,
    edition,
    areas: { country, level },
  } = method;
  const { name } = subjectWords(method);
  const countries = [country].flat().map((letter) => ({ code: CODES[letter], name: COUNTRIES[letter] }));
  const names = countries.map(({ name }) => name);
  const subject = SUBJECTS[kind];
  const counts = counted(areas, level === 'lower_tier' ? 'district' : 'council area');
  return {
    lead: subject.lead(`${counts} of ${countryWords({ country })}`, name),
    keywords: [name, ...subject.keywords, 'official statistics', ...names],
    countries,
    years: yearsOf(figures),
    theme: subject.theme,
    issued: issued(),
    ...(typeof base_url === 'string' && { address: `${base_url}${edition}/` }),
  };
}
