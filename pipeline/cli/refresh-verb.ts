import type { Verb } from './verb.js';

/** The entry of `smi refresh` in the table of verbs. */
export const REFRESH_VERB: Verb = {
  name: 'refresh',
  summary: 'read the official files again and show, or accept, what changes in an edition',
  usage: 'refresh [edition…] [--check | --latest] [--mirror DIR|URL | --offline] [--accept]',
  notes: [
    '--check asks every publisher whether something newer is there, and takes nothing in; it exits with 4 when there is.',
    'A mirror is always read: what it holds is compared with the lock, and what is in the store hides nothing.',
    'A mirror may also hold the answers of the publishers, under their addresses; where it does not, the version in it',
    'whose file was written last is the newest.',
    'SMI_NOMIS_UID may hold your key for Nomis, which makes its pages larger; nothing needs one.',
  ],
  options: {
    mirror: {
      type: 'string',
      value: 'DIR|URL',
      description: 'read files laid out as <host>/<path>, instead of the network',
    },
    offline: { type: 'boolean', description: 'use only the store' },
    check: {
      type: 'boolean',
      description: 'only ask which sources have something newer; without an edition, all sources',
    },
    latest: { type: 'boolean', description: 'take the newest versions; without it, those of the lock' },
    only: {
      type: 'string',
      value: 'SOURCES',
      description: 'with --latest or --check: only these sources, separated by commas',
    },
    accept: { type: 'boolean', description: 'write the figures; without it, only show what would change' },
    'accept-suspect': {
      type: 'string',
      value: 'CODE,…',
      description: 'indicators whose figures jumped, and are right all the same',
    },
    out: {
      type: 'string',
      value: 'DIR',
      description: 'folder of the report, changes.json and changes.html (default: refresh-<edition>)',
    },
    from: {
      type: 'string',
      value: 'STAGE',
      description: 'the first stage: acquire, or ingest to use only the store',
      choices: ['acquire', 'ingest'],
    },
    to: {
      type: 'string',
      value: 'STAGE',
      description: 'the last stage: acquire, ingest or harmonise',
      choices: ['acquire', 'ingest', 'harmonise'],
    },
    new: {
      type: 'string',
      value: 'NAME',
      description: 'make the next edition: the same method with the latest periods, compared with this one',
    },
    back: {
      type: 'string',
      value: 'YEARS',
      description: 'with --new: make an edition of earlier years, with every period moved back by so many',
    },
    carry: {
      type: 'string',
      value: 'CODES',
      description: 'with --new: carry these indicators or outcomes however old they are, separated by commas',
    },
    relock: { type: 'boolean', description: 'accept files that differ from the lock' },
    lock: {
      type: 'string',
      value: 'FILE',
      description: 'the lock file (default: sources/lock.json of the project)',
    },
  },
  takes: 'editions',
  settings: ['store', 'editions', 'sources', 'threads'],
  writes: true,
  examples: [
    'smi refresh --check',
    'smi refresh england-2026 --latest --only els-claimant-count',
    'smi refresh england-2026 --latest --new england-2027 --carry travel_to_work',
    'smi refresh england-2026 --new england-2025 --back 1 --carry travel_to_work --accept',
    'smi refresh england-2026 --mirror ./mirror',
    'smi refresh england-2026 --offline --accept',
  ],
  load: () => import('./verbs/refresh.js'),
};
