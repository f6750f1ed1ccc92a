import { quoteFound } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { readCsv } from './layouts/csv.js';
import { Problems } from './problems.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

export const CHANGE_TYPES = ['merger', 'new_code', 'new_geo', 'termination'] as const;

/** One change of an area code. A termination has no new code. */
export interface CodeChange {
  readonly oldCode: string;
  readonly oldName: string;
  readonly newCode: string | null;
  readonly newName: string | null;
  readonly type: (typeof CHANGE_TYPES)[number];
  /** First year under the new code. */
  readonly start: number;
}

const declaration = {
  name: 'code-changes',
  title: 'Changes of local authority codes, 2018 to 2025',
  publisher: 'Office for National Statistics',
  ...OGL,
  citation: 'Office for National Statistics, UK TopoJSON: changes of area codes, 2018 to 2025.',
  landing_page: 'https://github.com/ONSvisual/uk-topojson',
  newest: { by: 'github' as const, repository: 'ONSvisual/uk-topojson', branch: 'main' },
  files: [
    {
      name: 'changes.csv',
      address: 'https://raw.githubusercontent.com/ONSvisual/uk-topojson/{version}/input/changes.csv',
      kind: 'csv' as const,
    },
  ],
};

const codeChanges: ReferenceSource<CodeChange[]> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const { rows } = readCsv(await reader.bytes(file), file.name, [
      'oldcd',
      'oldnm',
      'newcd',
      'newnm',
      'type',
      'start',
    ]);
    const problems = new Problems(file.name);
    const changes = rows.map(
      ([oldCode = '', oldName = '', newCode = '', newName = '', typeText = '', start = ''], index) => {
        const type = CHANGE_TYPES.find((known) => known === typeText);
        const expect = (holds: boolean, column: string, found: string) => {
          if (!holds) problems.add(index + 2, column, `cannot be read, found ${quoteFound(found)}`);
        };
        expect(type !== undefined, 'type', typeText);
        expect(GSS_CODE.test(oldCode), 'oldcd', oldCode);
        expect(type === 'termination' ? newCode === '' : GSS_CODE.test(newCode), 'newcd', newCode);
        expect(/^20\d\d$/.test(start), 'start', start);
        return {
          oldCode,
          oldName,
          newCode: newCode || null,
          newName: newName || null,
          type: type ?? 'termination',
          start: Number(start),
        };
      },
    );
    problems.check();
    return changes;
  },
};

export default codeChanges;
