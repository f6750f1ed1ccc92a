import { bareKey, nameKey } from '../../../pipeline/geography/name-keys.js';
import { readPostcode } from '../../../pipeline/geography/postcode-text.js';
import { perCent } from '../../formats/numbers.js';
import type { FindData, FindPlace, PostcodePlace } from '../data-types.js';
import { postcodesIn } from '../find-data.js';

/*
 * One field for every name that a place has or had, for councils, counties, regions, constituencies,
 * postcodes and codes. It reads what people type by the same rules as `smi explain`.
 */

/** An area that a hit leads to. */
export interface Choice {
  readonly code: string;
  readonly name: string;
  /** How much of the place that was asked for lies in it, as in `85% of it`; empty for all. */
  readonly share: string;
  /** Whether the index ranks it. */
  readonly ranked: boolean;
}

/** Something that the field offers. */
export interface Hit {
  /** What is offered: the name, the postcode. */
  readonly label: string;
  /** What it is: `district`, `former council`, `constituency`. */
  readonly what: string;
  readonly choices: readonly Choice[];
  /** Code of a larger place that has a page of its own; empty for none. */
  readonly page: string;
}

const KIND_WORDS: Readonly<Record<FindPlace['kind'], string>> = {
  district: 'council',
  county: 'county',
  region: 'region',
  combined_authority: 'combined authority',
  care_board: 'integrated care board',
  county_without_council: 'county without a council',
  constituency: 'constituency',
  former: 'former council or area',
};

/** Councils first, then what people most often ask for. */
const ORDER: readonly FindPlace['kind'][] = [
  'district',
  'county',
  'constituency',
  'former',
  'combined_authority',
  'region',
  'county_without_council',
  'care_board',
];

/** How well a key matches: smaller is better; undefined where it does not. */
function closeness(asked: string, key: string): number | undefined {
  if (key === asked) return 0;
  if (key.startsWith(`${asked} `)) return 1;
  if (key.startsWith(asked)) return 2;
  if (` ${key}`.includes(` ${asked}`)) return 3;
  return asked.length > 2 && key.includes(asked) ? 4 : undefined;
}

interface Entry {
  readonly place: FindPlace;
  readonly label: string;
  /** The other name by which it was found; empty for its own. */
  readonly also: string;
  readonly keys: readonly string[];
}

const keysOf = (name: string): string[] => [...new Set([nameKey(name), bareKey(nameKey(name))])];

/** Finds places by what people type. */
export class Search {
  readonly #find: FindData;
  readonly #ranked: ReadonlySet<string>;
  readonly #entries: readonly Entry[];
  readonly #postcodes: ReadonlyMap<string, PostcodePlace>;

  /** @param ranked codes of the areas of the edition that is shown */
  constructor(find: FindData, ranked: ReadonlySet<string>) {
    this.#find = find;
    this.#ranked = ranked;
    this.#postcodes = postcodesIn(find);
    this.#entries = find.places.flatMap((place): Entry[] => [
      { place, label: place.name, also: '', keys: keysOf(place.name) },
      ...(place.names ?? []).map((name) => ({ place, label: place.name, also: name, keys: keysOf(name) })),
    ]);
  }

  /** What fits a text, the best first; nothing for an empty one. */
  hits(text: string, limit = 8): Hit[] {
    const code = text.trim().toUpperCase();
    if (/^[A-Z]\d{8}$/.test(code)) return this.#byCode(code);
    const postcode = this.#byPostcode(text);
    if (postcode !== undefined) return [postcode];
    return this.#byName(text, limit);
  }

  #byCode(code: string): Hit[] {
    return this.#find.places
      .filter((place) => place.code === code || place.codes?.includes(code))
      .map((place) => this.#hitOf(place, place.code === code ? '' : `formerly ${code}`));
  }

  #byPostcode(text: string): Hit | undefined {
    const read = readPostcode(text, this.#postcodes);
    const found = read && this.#postcodes.get(read.key);
    if (read === undefined || found === undefined) return undefined;
    const what =
      read.is === 'district' ? 'postcode district' : read.is === 'sector' ? 'postcode sector' : 'postcode';
    const shares = typeof found === 'number' ? ([[found, 1]] as const) : found;
    return {
      label: read.written,
      what: read.is === 'unit' ? `${what}, looked up by its sector ${read.key}` : what,
      page: '',
      choices: this.#choices(shares, 'of the postcodes'),
    };
  }

  #byName(text: string, limit: number): Hit[] {
    const asked = nameKey(text);
    const bare = bareKey(asked);
    if (asked === '') return [];
    const best = new Map<FindPlace, { entry: Entry; close: number }>();
    for (const entry of this.#entries) {
      const all = entry.keys.flatMap(
        (key) => closeness(asked, key) ?? (bare === asked ? [] : (closeness(bare, key) ?? [])),
      );
      if (all.length === 0) continue;
      const close = Math.min(...all);
      const before = best.get(entry.place);
      if (before === undefined || close < before.close) best.set(entry.place, { entry, close });
    }
    const rankOf = ({ place }: Entry) =>
      this.#ranked.has(place.code ?? '') ? -1 : ORDER.indexOf(place.kind);
    return [...best.values()]
      .sort(
        (a, b) =>
          a.close - b.close || rankOf(a.entry) - rankOf(b.entry) || (a.entry.label < b.entry.label ? -1 : 1),
      )
      .slice(0, limit)
      .map(({ entry: { place, also } }) => this.#hitOf(place, also === '' ? '' : `also ${also}`));
  }

  #hitOf(place: FindPlace, more: string): Hit {
    const { places } = this.#find;
    const position = places.indexOf(place);
    const own = this.#ranked.has(place.code ?? '');
    const members = own
      ? this.#choices([[position, 1]], '')
      : [
          ...this.#choices(
            (place.has ?? place.became ?? []).map((i) => [i, 1] as const),
            '',
          ),
          ...this.#choices(place.has_part_of ?? [], 'of it', true),
          ...this.#choices(place.lies_in ?? [], 'of its people'),
        ];
    const choices = members.length > 0 || own ? members : this.#choices([[position, 1]], '');
    return {
      label: place.name,
      what: [
        KIND_WORDS[place.kind],
        place.ended === undefined ? '' : `until ${place.ended.slice(0, 4)}`,
        more,
      ]
        .filter(Boolean)
        .join(', '),
      page: !own && place.files === true ? (place.code ?? '') : '',
      choices,
    };
  }

  /** @param ofArea whether a share is that of the area and not of the place that was asked for */
  #choices(shares: readonly (readonly [number, number])[], of: string, ofArea = false): Choice[] {
    return shares.flatMap(([i, share]) => {
      const place = this.#find.places[i];
      if (place === undefined) return [];
      const code = place.code ?? '';
      const words =
        share === 1 ? '' : ofArea ? `${perCent(share)} ${of} lies in it` : `${perCent(share)} ${of}`;
      return [{ code, name: place.name, share: words, ranked: this.#ranked.has(code) }];
    });
  }
}
