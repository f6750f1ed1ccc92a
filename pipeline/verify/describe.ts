import { counted, plain, whole } from '../../outputs/formats/numbers.js';
import type { Cause } from './causes.js';
import type { FileProblem } from './check-files.js';
import type { CellDifference, FileDifference } from './differences.js';
import type { Verified } from './verify.js';

/** Lines of each list; `--json` has all. */
const SHOWN = 10;

const short = (text: string | null): string =>
  text === null ? 'nothing' : /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text;

const more = (all: number): string[] =>
  all > SHOWN ? [`  and ${whole(all - SHOWN)} more; --json lists them all`] : [];

const PROBLEMS = {
  changed: 'was changed after it was written',
  missing: 'is missing',
  extra: 'is not in the receipt',
} as const;

const problemLine = ({ path, problem }: FileProblem): string => `  ${path} ${PROBLEMS[problem]}`;

const WHAT = {
  inputs: 'inputs',
  method: 'method',
  options: 'option',
  program: 'program',
  engine: 'engine',
  node: 'Node',
} as const;

const causeLine = ({ what, name, receipt, here }: Cause): string =>
  `  ${WHAT[what]}: ${name}: ${short(receipt)} in the receipt, ${short(here)} here`;

function cellLine({ row, column, release, rebuilt, by }: CellDifference): string {
  if (column === '') return `    ${row}: ${release === null ? 'only in the rebuild' : 'only in the release'}`;
  const much = by === null || by === 0 ? '' : `, by ${plain(by, 6)}`;
  return `    ${row}, ${column}: ${short(release)} in the release, ${short(rebuilt)} in the rebuild${much}`;
}

function differenceLines({ path, kind, rows, cells = [], line, release, rebuilt }: FileDifference): string[] {
  if (kind === 'missing') return [`  ${path}: not in the release`];
  if (kind === 'extra') return [`  ${path}: not in the rebuild`];
  if (kind === 'bytes') return [`  ${path}: other bytes`];
  if (kind === 'text')
    return [`  ${path}, line ${line}: “${release}” in the release, “${rebuilt}” in the rebuild`];
  const [changed, extra, missing] = [rows?.changed ?? 0, rows?.extra ?? 0, rows?.missing ?? 0];
  return [
    `  ${path}: ${counted(changed, 'row')} changed, ${whole(extra)} only in the release, ${whole(missing)} only in the rebuild`,
    ...cells.slice(0, 3).map(cellLine),
  ];
}

const versions = ({ program, engine, node }: Verified['receipt']): string =>
  `${program.name} ${program.version}, ${engine.name} ${engine.version}, Node ${node}`;

const VERDICTS: Readonly<Record<Verified['verdict'], string>> = {
  identical: 'identical: a rebuild gives every file with the same bytes',
  same_tables:
    'the same: a rebuild gives every table with the same content; only files that the engine or Node pack have other bytes',
  changed: 'changed: files of this release are not those that its receipt lists',
  differs: 'differs: a rebuild does not give this release',
};

/** Why a rebuild differs, in a line where there is no cause to list. */
function causeLines({ verdict, causes }: Verified): string[] {
  if (causes.length > 0)
    return ['what is other here:', ...causes.slice(0, SHOWN).map(causeLine), ...more(causes.length)];
  if (verdict !== 'differs') return [];
  return [
    'inputs, method, options and versions are the same: the code of the program differs, or the release was not made by it',
  ];
}

/** What was found, in lines: the verdict first. Tables come before other files. */
export function describeVerified(verified: Verified): string[] {
  const { receipt, listed, problems, differences, tables, rebuilt, not_rebuilt, verdict } = verified;
  const inOrder = [...differences].sort((a, b) => Number(b.kind === 'table') - Number(a.kind === 'table'));
  const fine = listed - problems.filter(({ problem }) => problem !== 'extra').length;
  return [
    `${receipt.edition}: ${VERDICTS[verdict]}`,
    `receipt ${receipt.id}, of ${versions(receipt)}`,
    `files: ${whole(Math.max(0, fine))} of ${whole(listed)} as the receipt lists them`,
    ...problems.slice(0, SHOWN).map(problemLine),
    ...more(problems.length),
    ...(not_rebuilt === null ? [] : [`not rebuilt: ${not_rebuilt}`]),
    ...(rebuilt === null ? [] : [`rebuilt with ${versions(rebuilt)}`]),
    ...(tables.length === 0 ? [] : [`tables whose content differs from the receipt: ${tables.join(', ')}`]),
    ...(differences.length === 0
      ? []
      : [
          `${counted(differences.length, 'file')} of the release ${differences.length === 1 ? 'differs' : 'differ'} from the rebuild:`,
          ...inOrder.slice(0, SHOWN).flatMap(differenceLines),
          ...more(differences.length),
        ]),
    ...causeLines(verified),
  ];
}
