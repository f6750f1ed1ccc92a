import { column, DRAWS, LIST_FILES, OUT_FOLDER } from './shared-options.js';
import type { Verb } from './verb.js';

/** The verbs of individual records: a part of the table of verbs. */
export const RECORD_VERBS: readonly Verb[] = [
  {
    name: 'estimate',
    summary: 'estimate the long shadow from individual records, inside a secure setting',
    usage: 'estimate FILE… --out DIR [--out-private DIR] [--engine clickhouse --url URL --cluster NAME …]',
    notes: [
      'The records are Parquet or CSV, one row per person: area where they grew up (GSS code), cohort, sex, free school meals',
      '(eligible or not), an index of family circumstances (higher is better off), qualification, annual earnings at 28; weight',
      'and person (an id) are optional. No network is used. The files in --out are rounded and pass disclosure control, also',
      'against every earlier output that --previous names; those in --out-private are not rounded and must not leave.',
      'Records may also be on a cluster of ClickHouse: with --engine clickhouse each shard adds up its own, and only sums and',
      'counts come here. User and password are in SMI_CLICKHOUSE_USER and SMI_CLICKHOUSE_PASSWORD: docs/scale.md.',
      'Records that do not fit into memory are written to disk while it runs, in a folder that only you can open: in --spill,',
      'or in the temporary folder of the system. docs/estimate.md says what to ask the owner of the data for.',
    ],
    options: {
      out: { type: 'string', value: 'DIR', description: 'files that may leave: a new or empty folder' },
      'out-private': {
        type: 'string',
        value: 'DIR',
        description: 'unrounded figures and sums, which must not leave',
      },
      area: column('area (default: area)'),
      cohort: column('cohort (default: cohort)'),
      sex: column('sex (default: sex)'),
      fsm: column('free school meals (default: fsm)'),
      circumstances: column('family circumstances (default: circumstances)'),
      qualification: column('qualification (default: qualification)'),
      earnings: column('earnings (default: earnings)'),
      weight: column('weight (default: weight, where there is one)'),
      person: column('person (default: person, where there is one)'),
      columns: { type: 'string', value: 'FILE', description: 'a YAML file with the names of the columns' },
      who: {
        type: 'string',
        value: 'WHO',
        description: 'sons, daughters or all (default: sons)',
        choices: ['sons', 'daughters', 'all'],
      },
      earners: {
        type: 'string',
        value: 'WHICH',
        description: 'in_work (zero earnings left out) or kept (zeros count) (default: in_work)',
        choices: ['in_work', 'kept'],
      },
      missing: {
        type: 'string',
        value: 'WORDS',
        description:
          'words for a missing value in any column, separated by commas, as in --missing=-9,unknown; empty, NA, N/A, NULL, NaN, . and .. always are',
      },
      'max-earnings': {
        type: 'string',
        value: 'GBP',
        description: 'annual earnings above this, or below zero, are out of range (default: 10000000)',
      },
      'out-of-range': {
        type: 'string',
        value: 'WHAT',
        choices: ['stop', 'missing', 'keep'],
        description:
          'what becomes of earnings out of range: stop, missing (read as missing) or keep (default: stop); --out-private lists the first rows',
      },
      measure: {
        type: 'string',
        value: 'WHICH',
        description: 'rank areas by mean or median earnings (default: mean)',
        choices: ['mean', 'median'],
      },
      threshold: {
        type: 'string',
        value: 'N',
        description: 'smallest number of people behind a figure (default: 10, the minimum)',
      },
      'round-gbp': {
        type: 'string',
        value: 'N',
        description: 'round money to this many pounds (default: 100, the minimum)',
      },
      'round-people': {
        type: 'string',
        value: 'N',
        description: 'round counts to this many people (default: 5, the minimum)',
      },
      previous: {
        type: 'string',
        value: 'DIRS',
        description: 'folders of earlier outputs, separated by commas',
      },
      formats: {
        type: 'string',
        value: 'LIST',
        description:
          'formats of tables and map: csv, parquet, arrow, geojson, svg, separated by commas (default: all)',
      },
      draws: DRAWS,
      memory: {
        type: 'string',
        value: 'SIZE',
        description: 'memory for the whole program, 256MiB or more, as in 512MiB or 2GB (default: 1GiB)',
      },
      spill: {
        type: 'string',
        value: 'DIR',
        description:
          'folder in which records are written while it runs, if they do not fit into memory (default: the temporary folder of the system)',
      },
      engine: {
        type: 'string',
        value: 'NAME',
        choices: ['duckdb', 'clickhouse'],
        description: 'where the records are read: duckdb, on this machine, or clickhouse (default: duckdb)',
      },
      url: { type: 'string', value: 'URL', description: 'any node of the cluster, as https://host:8443' },
      database: { type: 'string', value: 'NAME', description: 'database of the table on every shard' },
      cluster: { type: 'string', value: 'NAME', description: 'name of the cluster in system.clusters' },
      table: {
        type: 'string',
        value: 'NAME',
        description:
          'table of the records on every shard; without it, FILE is a pattern that each shard can read',
      },
      'time-limit': {
        type: 'string',
        value: 'SECONDS',
        description: 'how long one query on the cluster may take (default: 3600)',
      },
      explain: {
        type: 'boolean',
        description:
          'with a cluster: run, write nothing, and show each query, what runs where, rows and time',
      },
      'list-files': LIST_FILES,
    },
    takes: 'files',
    settings: ['threads', 'seed'],
    writes: true,
    examples: [
      'smi estimate records.parquet --out estimates',
      'smi estimate "records/*.parquet" --who all --area lad --earnings pay --previous sons --out all --out-private inside',
      'smi estimate --engine clickhouse --url https://node1:8443 --cluster linked --database census --table records --out estimates',
    ],
    load: () => import('./verbs/estimate.js'),
  },
  {
    name: 'synthesise',
    summary: 'make up individual records with known true values, to try `smi estimate` on',
    usage: 'synthesise --rows N --areas N|FILE --out DIR [--country LETTERS] [--files N] [--seed N]',
    notes: [
      'Nobody in the records is real. truth.csv (the model, one line per area) and true-values.csv (what an estimate should',
      'find) are written with them. The same rows, areas, seed and files give the same bytes on any number of threads.',
      'A file for --areas is CSV with the columns',
      '  area_code, people, base_pay, qualification_pay, fifth_pay, education_bottom, education_top, missing_share, zero_share.',
    ],
    options: {
      rows: { type: 'string', value: 'N', description: 'how many people' },
      areas: {
        type: 'string',
        value: 'N|FILE',
        description:
          'a number of districts, or a file with the true values of each area (default: all districts of today)',
      },
      country: {
        type: 'string',
        value: 'LETTERS',
        description:
          'the countries of a number of districts: E, N, S or W, or several, as in E,W (default: E)',
      },
      files: {
        type: 'string',
        value: 'N',
        description: 'how many files to divide the rows among (default: 1)',
      },
      out: OUT_FOLDER,
      'list-files': LIST_FILES,
    },
    settings: ['threads', 'seed'],
    writes: true,
    examples: [
      'smi synthesise --rows 100000 --areas 20 --out made-up',
      'smi synthesise --rows 1000000 --areas truth.csv --files 4 --seed 7 --out made-up',
    ],
    load: () => import('./verbs/synthesise.js'),
  },
];
