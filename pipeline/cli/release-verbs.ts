import type { Verb } from './verb.js';

/** The verbs that look at releases that are there: a part of the table of verbs. */
export const RELEASE_VERBS: readonly Verb[] = [
  {
    name: 'verify',
    summary: 'build a release again from its receipt, and say whether it is the same',
    usage: 'verify DIR [--inputs DIR]',
    notes: [
      'First each file is compared with its hash in receipt.json: what was changed, is missing, or is not listed is named. Then',
      'the release is built again, into a temporary folder, with the options in the receipt, and each file is compared: which',
      'row and column of a table differ and by how much, and whether inputs, method, options, program, engine or Node are',
      'others here. A table has a logical hash, which another version of the engine does not change.',
      'Exit code 0: the same; 3: it differs; 2: it is not there, or what it was made from is not.',
      'A release of `smi score` is rebuilt from its table: give the folder where that is with --inputs.',
    ],
    options: {
      inputs: {
        type: 'string',
        value: 'DIR',
        description: 'folder with the table that a custom index was made from (default: the working folder)',
      },
    },
    settings: ['editions', 'sources', 'threads'],
    writes: false,
    examples: [
      'smi verify release/england-2026',
      'smi verify release/england-2026 --json',
      'smi verify my-index --inputs data',
    ],
    load: () => import('./verbs/verify.js'),
  },
];
