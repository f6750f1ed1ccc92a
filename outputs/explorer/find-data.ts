import type { FindFile } from '../../schemas/release/find-file.js';
import type { FindData, PostcodePlace } from './data-types.js';

/** The whole of the postcodes again, by district and by sector, as `areas/find.json` has them. */
export function postcodesIn({ postcodes }: Pick<FindData, 'postcodes'>): Map<string, PostcodePlace> {
  const found = new Map<string, PostcodePlace>();
  for (const [district, [place, same, others = {}]] of Object.entries(postcodes)) {
    found.set(district, place);
    for (const digit of same) found.set(`${district} ${digit}`, mainOf(place));
    for (const [digit, other] of Object.entries(others)) found.set(`${district} ${digit}`, other);
  }
  return found;
}

/** Where most of a postcode district is. */
const mainOf = (place: PostcodePlace): number => (typeof place === 'number' ? place : place[0]![0]);

/** The same in a third of the bytes: most sectors are where most of their district is. */
export function findDataOf({ places, postcodes }: Pick<FindFile, 'places' | 'postcodes'>): FindData {
  const districts: Record<string, [PostcodePlace, string, Record<string, PostcodePlace>?]> = {};
  for (const [key, place] of Object.entries(postcodes)) {
    const [district = '', digit] = key.split(' ');
    if (digit === undefined) {
      districts[district] = [place as PostcodePlace, ''];
      continue;
    }
    const entry = districts[district];
    if (entry === undefined) throw new TypeError(`the sector ${key} comes before its district`);
    if (place === mainOf(entry[0])) entry[1] += digit;
    else {
      entry[2] ??= {};
      entry[2][digit] = place as PostcodePlace;
    }
  }
  return { places, postcodes: districts };
}
