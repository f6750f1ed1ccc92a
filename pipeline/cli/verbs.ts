import { RECORD_VERBS } from './record-verbs.js';
import { REFRESH_VERB } from './refresh-verb.js';
import { RELEASE_VERBS } from './release-verbs.js';
import { REPRODUCE_VERB } from './reproduce-verb.js';
import { DRAWS, EDITION, LIST_FILES, OUT_FOLDER, SHEET } from './shared-options.js';
import type { Verb } from './verb.js';

/**
 * Every verb, in the order of the help. Help, the parsing of options and docs/commands.md come from this
 * table. It imports no code of a verb, so that `--help` is instant: a verb is loaded when it is called.
 */
export const VERBS: readonly Verb[] = [
  {
    name: 'build',
    summary: 'build editions from the figures that the project ships, offline, and publish them',
    usage:
      'build [edition…] [--method FILE] [--replicates N] [--skip WHAT | --only areas] [--base-url URL] [--show-sql]',
    options: {
      replicates: {
        type: 'string',
        value: 'N',
        description:
          'replicates of an index, for the intervals of its ranks; 0 for none (default: what the method file says)',
      },
      method: {
        type: 'string',
        value: 'FILE',
        description:
          'build the edition that FILE names by that method, such as one with weights of your own, as <edition>-variant',
      },
      'show-sql': {
        type: 'boolean',
        description: 'only print an SQL script that computes the ranks from the files of a release',
      },
      'base-url': {
        type: 'string',
        value: 'URL',
        description:
          'where the folder of releases will be published, for the addresses in catalogue.jsonld and the report (default: relative ones)',
      },
      skip: {
        type: 'string',
        value: 'WHAT',
        choices: ['areas', 'explorer'],
        description:
          'leave out the files of each area (the folder areas) and those for programs that list them, or the explorer; both with a comma',
      },
      only: {
        type: 'string',
        value: 'WHAT',
        choices: ['areas'],
        description:
          'make the files of each area for a release that is there, and leave its tables and maps as they are',
      },
      'list-files': LIST_FILES,
    },
    takes: 'editions',
    settings: ['editions', 'sources', 'release', 'threads', 'seed'],
    writes: true,
    examples: [
      'smi build',
      'smi build england-2026 --release /srv/smi',
      'smi build long-shadow-england-2026',
      'smi build --method method.yaml',
      'smi build england-2026 --show-sql',
      'smi build england-2026 --only areas',
    ],
    load: () => import('./verbs/build.js'),
  },
  REFRESH_VERB,
  {
    name: 'list',
    summary: 'list editions, the areas of one, sources or indicators',
    usage: 'list [editions | areas | sources | indicators] [--edition NAME]',
    notes: [
      'An area has its code, its name, its county where it has one, its region and its combined authority.',
    ],
    options: { edition: EDITION },
    takes: ['editions', 'areas', 'sources', 'indicators'],
    settings: ['editions', 'sources'],
    writes: false,
    examples: ['smi list', 'smi list areas', 'smi list sources', 'smi list indicators --json'],
    load: () => import('./verbs/list.js'),
  },
  {
    name: 'explain',
    summary: 'say what an area is, what holds it back and what helps it, figure by figure',
    usage: 'explain AREA [--against AREA] [--cells] [--edition NAME]',
    notes: [
      'AREA is a district, a borough or a county, by GSS code or by name, with or without Council, City of, UA and the like;',
      'short, former and Welsh names are known (Hull, BCP, Shepway). Towns and wards are not.',
      'It is also found by postcode, postcode sector or district (NR27 9, NR27) and by constituency; where that lies in',
      'several local authorities, they are listed with their shares.',
      'A county is explained by its districts, its own figures and its class in the long shadow.',
      'The text is as wide as the terminal, or as COLUMNS says; 80 columns elsewhere.',
    ],
    options: {
      against: {
        type: 'string',
        value: 'AREA',
        description: 'another area, to show side by side, and in how many replicates the first is ahead',
      },
      cells: {
        type: 'boolean',
        description: 'also show what each figure adds, and the official cell that it comes from',
      },
      edition: EDITION,
    },
    settings: ['editions', 'sources', 'threads', 'seed'],
    writes: false,
    examples: [
      'smi explain "Hartlepool"',
      'smi explain Hartlepool --against Darlington',
      'smi explain Norfolk --cells',
      'smi explain E06000001 --json',
    ],
    load: () => import('./verbs/explain.js'),
  },
  {
    name: 'check',
    summary: 'show the effective weight of each indicator, and what runs against the index',
    usage: 'check [EDITION] [--validity] [--out DIR]',
    notes: [
      'Effective weights, correlations, Cronbach’s alpha and principal components, with a warning where an indicator has next',
      'to no influence or runs against the index, and the rank correlation with the Indices of Deprivation 2025. Of the long',
      'shadow: the same of its score, whose parts are the outcomes with their level, gap and unexplained gap.',
      'A warning is not an error: the exit code stays 0. With --validity instead: how the index and its parts go with measured',
      'mobility and with others’ indices, where the method names evidence.',
    ],
    options: {
      validity: {
        type: 'boolean',
        description: 'show rank correlations with measured mobility and with others’ indices',
      },
      out: {
        type: 'string',
        value: 'DIR',
        description: 'write checks.json, checks.csv and validity.csv to a new or empty folder',
      },
    },
    takes: 'editions',
    settings: ['editions', 'sources', 'threads', 'seed'],
    writes: true,
    examples: [
      'smi check',
      'smi check england-2026 --json',
      'smi check --validity',
      'smi check --out checks',
    ],
    load: () => import('./verbs/check.js'),
  },
  {
    name: 'robustness',
    summary: 'show how sure the ranks of an index are: intervals, probabilities, what drives them',
    usage: 'robustness [edition] [--replicates N|FROM-TO] [--out DIR] | robustness --merge DIR… --out DIR',
    notes: [
      'Each replicate computes the whole index again. Outlier treatment, normalisation, weights, aggregation, imputation and an',
      'indicator to leave out are drawn as the method file says; figures are drawn within their sampling error and, where they',
      'are those of a county, within the spread among its districts. The same seed gives the same ranks on any number of',
      'threads. A range of replicates is a part of a sweep, which may run on any machine; --merge puts the parts together and',
      'gives the same bytes as a single run.',
    ],
    options: {
      replicates: {
        type: 'string',
        value: 'N|FROM-TO',
        description: 'how many replicates, or a range of them (default: what the method file says)',
      },
      sensitivity: {
        type: 'string',
        value: 'N',
        description:
          'sample size of the sensitivity analysis; 0 for none (default: what the method file says)',
      },
      merge: { type: 'boolean', description: 'merge the parts in the folders given' },
      out: OUT_FOLDER,
      'list-files': LIST_FILES,
    },
    takes: 'editions',
    settings: ['editions', 'sources', 'threads', 'seed'],
    writes: true,
    examples: [
      'smi robustness',
      'smi robustness england-2026 --replicates 5000 --sensitivity 1000 --out robustness',
      'smi robustness --replicates 1-500 --out part-1',
      'smi robustness --merge part-1 part-2 --out whole',
    ],
    load: () => import('./verbs/robustness.js'),
  },
  {
    name: 'coldspots',
    summary: 'find the coldspots of your own table of estimates by area',
    usage: 'coldspots --table FILE --map area=…,earnings=…,gap=…,unexplained=… --out DIR',
    notes: [
      'The table has one row per area: earnings of people from poor families, the pay gap between people from the best off and',
      'the worst off families, and the part of the gap that education does not explain. Tables 5.1 and 5.2 of “The long shadow',
      'of deprivation” (2020; take them as corrected in October 2020) are such tables, and so are those of newer studies. This',
      'program does not come with the official tables and was not tested on them, but on tables of the same layout.',
      'England, regions, totals, and counties among districts are named and left out.',
      'Areas are given by code or name, as of today or of any year since 2016. The map is drawn on the boundaries that the',
      'table was made for, and the figures are carried to the districts of today.',
      'Columns to map: area, earnings, gap, unexplained, earnings_se, gap_se, unexplained_se;',
      'those that end in _se are standard errors and may be left out: the ranks then have no intervals.',
    ],
    options: {
      table: {
        type: 'string',
        value: 'FILE',
        description: 'the table: .csv (UTF-8), .xlsx, .ods or .parquet; - for standard input',
      },
      map: {
        type: 'string',
        value: 'PAIRS',
        description: `columns by role, as in 'area=Area,earnings="Earnings, £",gap=Gap,unexplained=Rest'`,
      },
      out: OUT_FOLDER,
      sheet: SHEET,
      year: {
        type: 'string',
        value: 'YEAR',
        description: 'the year of the boundaries (default: the latest that fits)',
      },
      draws: DRAWS,
      'list-files': LIST_FILES,
    },
    settings: ['threads', 'seed'],
    writes: true,
    examples: [
      'smi coldspots --table estimates.csv --map area=LA,earnings=Mean,gap=Gap,unexplained=Rest --out coldspots',
      `smi coldspots --table estimates.xlsx --sheet 5.1 --map 'area=LA,earnings="Pay, £",gap=Gap,unexplained=Rest' --dry-run`,
    ],
    load: () => import('./verbs/coldspots.js'),
  },
  {
    name: 'score',
    summary: 'compute an index of your own units and indicators',
    usage: 'score --method FILE --data FILE --out DIR, or score --init FILE [--out FILE]',
    notes: [
      'The data have one row per unit: a code, a name and one column per indicator. Units may be anything. The method file says',
      'which columns are indicators, which direction is better, and how they are weighted and aggregated; --init writes one to',
      'start from. docs/score-your-own.md goes through an example; docs/toolbox.md explains every setting of a method file.',
      'An empty cell is a missing value. Any other cell that is not a number is an error, which names row and column.',
      'A unit is what its row says: no name is looked up in a register of areas, and the output has the spelling of the table.',
      'A table with names and no codes is scored by its names, which must then differ; --init takes them for the codes.',
      'A row that is another kind of area than most, such as England among districts, and a unit with nothing observed in the',
      'scored period are named, not ranked, and listed in unranked.csv.',
      'The output is that of an edition, without the map: scores, ranks, groups, normalised values, treated outliers, checks,',
      'how sure the ranks are, a page, a data package and a receipt.',
    ],
    options: {
      method: { type: 'string', value: 'FILE', description: 'the method file (.yaml, kind: score)' },
      data: {
        type: 'string',
        value: 'FILE',
        description: 'the data: .csv (UTF-8), .xlsx, .ods or .parquet; - for standard input',
      },
      out: {
        type: 'string',
        value: 'DIR',
        description: 'where to write: a new or empty folder; with --init a new file',
      },
      init: {
        type: 'string',
        value: 'FILE',
        description: 'print a commented method file for the data in FILE; - for standard input',
      },
      sheet: SHEET,
      level: {
        type: 'string',
        value: 'LEVEL',
        description:
          'with --init, the level of a table that has several, as in "Regional" (default: that of most units)',
      },
      period: {
        type: 'string',
        value: 'PERIOD',
        description:
          'the period to score, where the method names the column of periods (default: the latest)',
      },
      'all-units': {
        type: 'boolean',
        description: 'rank every row, also one of another kind of area than most, such as England',
      },
      replicates: {
        type: 'string',
        value: 'N',
        description:
          'replicates, for the intervals of the ranks; 0 for none (default: what the method file says)',
      },
      'list-files': LIST_FILES,
    },
    settings: ['threads', 'seed'],
    writes: true,
    examples: [
      'smi score --init data.csv --out method.yaml',
      'smi score --method method.yaml --data data.csv --out my-index',
      'smi score --method method.yaml --data - --out my-index < data.csv',
      'smi score --method method.yaml --data data.xlsx --sheet Figures --replicates 0 --dry-run',
    ],
    load: () => import('./verbs/score.js'),
  },
  REPRODUCE_VERB,
  ...RECORD_VERBS,
  ...RELEASE_VERBS,
  {
    name: 'completion',
    summary: 'print the script with which a shell completes verbs, options and editions',
    usage: 'completion bash|zsh|fish',
    notes: [
      'bash: put `source <(smi completion bash)` into ~/.bashrc. zsh: put `source <(smi completion zsh)` into ~/.zshrc, after',
      'compinit. fish: smi completion fish > ~/.config/fish/completions/smi.fish',
    ],
    options: {},
    takes: ['bash', 'zsh', 'fish'],
    settings: [],
    writes: false,
    examples: ['smi completion bash', 'smi completion zsh', 'smi completion fish'],
    load: () => import('./verbs/completion.js'),
  },
];
