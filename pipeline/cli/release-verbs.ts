import type { Verb } from './verb.js';

/** Verbs that show, check and compare what a build has published: a part of the table of verbs. */
export const RELEASE_VERBS: readonly Verb[] = [
  {
    name: 'serve',
    summary: 'show the releases and the explorer in browsers on this machine',
    usage: 'serve [--port N]',
    notes: [
      'Only this machine can reach it, under http://127.0.0.1:8474/ or the port that is given. Ctrl-C ends it.',
      'The explorer also opens without it: release/index.html.',
    ],
    options: {
      port: {
        type: 'string',
        value: 'N',
        description: 'port to listen on (default: 8474; 0 for any that is free)',
      },
    },
    settings: ['release'],
    writes: false,
    examples: ['smi serve', 'smi serve --port 9000 --release /srv/smi'],
    load: () => import('./verbs/serve.js'),
  },
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
  {
    name: 'compare',
    summary: 'say what moved between two editions or releases, and which indicators moved it',
    usage: 'compare A B [--out DIR]',
    notes: [
      'A and B are names of editions or folders of releases; A comes first. An edition that has a release in the folder of',
      'releases is read from it, and else scored from its figures, without intervals. Areas are matched by code and by the',
      'history of codes. A change in score is the sum of what each indicator moved and of one term for other means and',
      'deviations; ranks do not decompose. A move is called real where each rank lies outside the 90% interval of the other.',
    ],
    options: {
      out: {
        type: 'string',
        value: 'DIR',
        description: 'write comparison.html, comparison.csv and comparison.json to a new or empty folder',
      },
    },
    takes: 'editions',
    settings: ['editions', 'sources', 'release', 'threads'],
    writes: true,
    examples: [
      'smi compare england-2026-method-1 england-2026',
      'smi compare old/england-2026 release/england-2026 --out comparison',
      'smi compare england-2026-method-1 england-2026 --json',
    ],
    load: () => import('./verbs/compare.js'),
  },
  {
    name: 'doctor',
    summary: 'say whether all that commands need here is there and sound, and what to mend',
    usage: 'doctor',
    notes: [
      'Looked at are Node, the engine, the folders with their permissions and free space, every official file in the store by its',
      'hash, the lock, what killed runs left, time zone and locale. Nothing is changed. Exit code 0: sound; 3: something to mend.',
    ],
    options: {},
    settings: ['store', 'editions', 'release', 'threads'],
    writes: false,
    examples: ['smi doctor', 'smi doctor --json'],
    load: () => import('./verbs/doctor.js'),
  },
];
