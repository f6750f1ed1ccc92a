import { LIST_FILES } from './shared-options.js';
import type { Verb } from './verb.js';

/** The suites that the project ships, for completion; a test holds them against their folders. */
const SUITES = ['coinr-asem', 'iod-2025', 'smi-2016', 'smi-2017', 'son-2025'];

/** The entry of `smi reproduce` in the table of verbs. */
export const REPRODUCE_VERB: Verb = {
  name: 'reproduce',
  summary: 'recompute a published ranking, and say how exactly it agrees',
  usage: 'reproduce [SUITE | --suite DIR] [--file PATH] [--out DIR]',
  notes: [
    'Without a suite, it lists those of the project. A suite says what was published, what it is computed from, by which',
    'method, and which agreement is required. The exit code is 0 where that is met, 3 where it is not, 2 where the data are',
    'not there. Official files come from the store, or else from their addresses; --file gives them, and no network is used.',
    'Written are agreement.csv, differences.csv with every row that differs, and ranks.csv.',
    'smi-2017 reads the official workbook by its known name, sheet and header row; no real file has been through it yet.',
    'docs/reproduce.md says what each suite holds, and how to write one of your own.',
  ],
  options: {
    suite: { type: 'string', value: 'DIR', description: 'the folder of a suite of your own' },
    file: {
      type: 'string',
      value: 'PATH',
      description: 'the data: the file of the first table of the suite, or a folder with all files',
    },
    mirror: {
      type: 'string',
      value: 'DIR|URL',
      description: 'read official files laid out as <host>/<path>, instead of the network',
    },
    offline: { type: 'boolean', description: 'use only the store' },
    out: {
      type: 'string',
      value: 'DIR',
      description: 'where to write: a new or empty folder (default: reproduce-<suite>, over an earlier run)',
    },
    'list-files': LIST_FILES,
  },
  takes: SUITES,
  settings: ['store', 'threads'],
  writes: true,
  examples: [
    'smi reproduce',
    'smi reproduce iod-2025',
    'smi reproduce iod-2025 --file File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv',
    'smi reproduce coinr-asem --file asem --dry-run',
    'smi reproduce --suite my-suite --file my-data',
  ],
  load: () => import('./verbs/reproduce.js'),
};
