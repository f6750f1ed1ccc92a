import { quoteFound } from '../errors/smi-error.js';
import { readCsv } from './layouts/csv.js';
import { COMMISSION } from './layouts/social-mobility-commission.js';
import { Problems } from './problems.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { NO_SYMBOLS, parseNumber } from './symbols.js';

/** A district in the index of 2016, under its name: the extract has no codes. */
export interface ScoredIn2016 {
  readonly name: string;
  /** 1 is the best. */
  readonly rank: number;
  readonly score: number;
  /** Row of the file, the header being row 1. */
  readonly row: number;
  readonly cell: string;
  readonly raw_text: string;
}

const declaration = {
  name: 'social-mobility-index-2016',
  title: 'Social Mobility Index 2016: overall score and rank of 324 districts',
  publisher: COMMISSION,
  ...OGL,
  citation:
    'Social Mobility Commission, Social Mobility Index 2016, overall score and rank, from an extract by a third party (damayanti-c/uk-politics).',
  landing_page: 'https://www.gov.uk/government/publications/social-mobility-index',
  files: [
    {
      name: 'social_mobility_index.csv',
      address:
        'https://raw.githubusercontent.com/damayanti-c/uk-politics/9604d06435070da52fe93d5e665171ba329970e3/regeneration_funding/midlands/data/social_mobility_index.csv',
      kind: 'csv' as const,
    },
  ],
};

const [NAME, RANK, SCORE] = ['lad_nm', 'smi_rank', 'smi_score'] as const;

/** The districts of 2016, not those of today; a rank that does not follow from the scores is an error. */
const index2016: ReferenceSource<ScoredIn2016[]> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const table = readCsv(await reader.bytes(file), file.name, [NAME, RANK, SCORE]);
    const problems = new Problems(file.name);
    const names = new Set<string>();
    const rows = table.rows.map((fields, i): ScoredIn2016 => {
      const row = i + 2;
      const cell = (column: string) => fields[table.indexOf(column)] ?? '';
      const name = cell(NAME).trim();
      const score = parseNumber(cell(SCORE));
      if (name === '' || names.has(name))
        problems.add(row, NAME, `no name, or one that appeared before, found ${quoteFound(name)}`);
      names.add(name);
      if (!/^[1-9]\d*$/.test(cell(RANK)))
        problems.add(row, RANK, `not a rank, found ${quoteFound(cell(RANK))}`);
      if (score === undefined) problems.add(row, SCORE, `not a number, found ${quoteFound(cell(SCORE))}`);
      return {
        name,
        rank: Number(cell(RANK)),
        score: score ?? 0,
        row,
        cell: `${file.name}#${row}:${SCORE}`,
        raw_text: cell(SCORE),
      };
    });
    problems.check();
    for (const { rank, score, row } of rows) {
      const better = rows.filter((other) => other.score > score).length;
      if (rank !== better + 1)
        problems.add(row, RANK, `${better} districts have a higher score, found "${rank}"`);
    }
    problems.check();
    return rows;
  },
};

export default index2016;
