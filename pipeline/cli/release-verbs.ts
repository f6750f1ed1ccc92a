import type { Verb } from './verb.js';

/** Verbs that show what a build has published. */
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
];
