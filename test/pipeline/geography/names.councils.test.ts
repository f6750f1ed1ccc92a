import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { indexNames } from '../../../pipeline/geography/names.js';
import { lastCode, readRegisters } from '../../../pipeline/geography/registers.js';
import { MIRROR } from '../../project/checkout.js';

const FILE = join(
  MIRROR,
  'raw.githubusercontent.com/mysociety/uk_local_authority_names_and_codes',
  '67ef8b118938678401a452f4f19f669a7221cc73/data/packages/uk_la_future/uk_local_authorities_future.csv',
);
const present = existsSync(FILE);
const against = present
  ? 'a public list of councils'
  : `a public list of councils: left out, ${MIRROR} lacks it`;

/** Names of the list that nobody needs: misspelt, cut short, or of another area as well. */
const LEFT_OUT = [
  / boro$/, // cut short
  /^aberdeen c(uty| ity)$|^ease |dunbaronshire|dunnbartonshire|ayshire|coucil|highands/, // misspelt
  /^ynys mn$|ï/, // broken signs
  /^cynon$|^taff$/, // parts of one name
  /^east dunbarton$|^clackmannan$|^highlands$|an iar$|\(western isles\)|^north down and ards$/, // Scotland and Northern Ireland
  /^bournemouth$|^adur and worthing|^newcastle city council$/, // also another council
  /^north west somerset$|^city and county of the city|telford and the wrekin ua/,
];

describe.skipIf(!present)(`the names that people use, by ${against}`, () => {
  it('are all found, apart from those that are misspelt or of several councils', () => {
    const registers = readRegisters();
    const index = indexNames(registers);
    const { data } = Papa.parse<Record<string, string>>(present ? readFileSync(FILE, 'utf8') : '', {
      header: true,
      skipEmptyLines: true,
    });
    const lost = data.flatMap((row) => {
      const own = registers.get(row['gss-code'] ?? '');
      if (own === undefined) return [];
      // the list separates names by commas, and some names have commas themselves
      const names = [row['official-name']!, row['nice-name']!, ...(row['alt-names'] ?? '').split(/,(?! )/)];
      return names
        .filter((name) => name.trim() !== '')
        .filter((name) => !LEFT_OUT.some((left) => left.test(name.toLowerCase())))
        .filter(
          (name) =>
            !index
              .codes(name)
              .some((code) => lastCode(registers, registers.get(code)!) === lastCode(registers, own)),
        )
        .map((name) => `${own.code} ${name}`);
    });
    expect(data.length).toBeGreaterThan(400);
    expect(lost).toEqual([]);
  });
});
