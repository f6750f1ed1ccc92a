import { counted, whole } from '../formats/numbers.js';
import type { WrittenFile } from '../writer.js';

/** A rule of disclosure control, as it was applied. */
export interface RuleApplied {
  readonly rule: string;
  readonly explanation: string;
  /** With the numbers in force; empty where there are none. */
  readonly inForce: string;
  /** Figures of this output that it withholds. */
  readonly withheld: number;
}

/** How many figures of a family and level are published, withheld, or not there. */
export interface FamilyCount {
  readonly family: string;
  readonly level: string;
  readonly published: number;
  readonly withheld: number;
  readonly absent: number;
  /** The fewest people in any group behind a published figure; null where none is published. */
  readonly smallest: number | null;
  /** The largest share of one person in the total of any such group. */
  readonly largest_share: number | null;
}

export interface EarlierChecked {
  readonly name: string;
  readonly sha256: string;
  readonly covers: string;
  /** Whether it was made from the same files and columns. */
  readonly sameRecords: boolean;
}

/** What an output checker needs to know. Its counts are exact: it must not leave. */
export interface OutputCheck {
  readonly title: string;
  readonly summary: string;
  readonly program: string;
  readonly methodVersion: string;
  readonly rounding: readonly string[];
  readonly rules: readonly RuleApplied[];
  readonly families: readonly FamilyCount[];
  readonly earlier: readonly EarlierChecked[];
  readonly records: number;
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[];
  readonly inputs: readonly WrittenFile[];
  /** What is to leave. */
  readonly files: readonly WrittenFile[];
}

/** A text in a cell of a table in Markdown. */
const cell = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ');

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((each) => (typeof each === 'number' ? whole(each) : cell(each))).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const hashed = (files: readonly WrittenFile[]): string =>
  table(
    ['file', 'bytes', 'SHA-256'],
    files.map(({ path, bytes, sha256 }) => [path, bytes, sha256]),
  );

const share = (value: number | null): string => (value === null ? '–' : value.toPrecision(2));

function earlierText(earlier: readonly EarlierChecked[]): string {
  if (earlier.length === 0)
    return '**None was named.** If any output of the same people has left before, make this one again with `--previous`.';
  return table(
    ['folder', 'covers', 'same records', 'SHA-256 of its disclosure.json'],
    earlier.map(({ name, covers, sameRecords, sha256 }) => [
      name,
      covers,
      sameRecords ? 'yes' : 'no: compared area by area',
      sha256,
    ]),
  );
}

/** The sheet for the output checker, in Markdown. */
export function outputCheckSheet(check: OutputCheck): string {
  const { title, summary, program, methodVersion, rounding, rules, families, earlier } = check;
  const withheld = rules.reduce((sum, rule) => sum + rule.withheld, 0);
  const published = families.reduce((sum, family) => sum + family.published, 0);
  return `# Output check

**This sheet has exact counts and must not leave the secure setting.**

${title}. ${summary}

Made by ${program}, method ${methodVersion}. ${counted(withheld, 'figure')} withheld, ${whole(published)} published.

## Rules in force

${table(
  ['rule', 'why', 'in force', 'withheld'],
  rules.map(({ rule, explanation, inForce, withheld: n }) => [rule, explanation, inForce || '–', n]),
)}

A figure is counted once, under the first rule that withholds it. In what leaves, every withheld figure is marked
"withheld" and nothing else: private_suppression.csv has the rule of each.

## Rounding in force

${rounding.map((line) => `- ${line}`).join('\n')}

## Figures

${table(
  ['figures', 'level', 'published', 'withheld', 'not there', 'fewest people', 'largest share of one person'],
  families.map((family) => [
    family.family,
    family.level,
    family.published,
    family.withheld,
    family.absent,
    family.smallest === null ? '–' : family.smallest,
    share(family.largest_share),
  ]),
)}

Fewest people and largest share are those of any group of people behind a published figure.

## Earlier outputs

${earlierText(earlier)}

## Records

${counted(check.records, 'record')}.${check.leftOut
    .map(({ reason, rows }) => ` Left out: ${counted(rows, 'record')}, ${reason.replaceAll('_', ' ')}.`)
    .join('')}

${hashed(check.inputs)}

## Files to leave

${check.files.length === 0 ? 'None: nothing was written.' : hashed(check.files)}
`;
}
