import { correlationText, counted, perCent, plain } from '../../outputs/formats/numbers.js';
import type { Checks } from '../../schemas/release/checks-file.js';

type Aggregate = Checks['aggregates'][number];
type Line = readonly string[];

const HEADER: Line = ['', 'nominal', 'effective', 'parent', 'index', 'alpha', 'comp. 1', ''];
const COLUMNS = 120;

const share = (value: number): string => perCent(value, 1);

const or = (value: number | null | undefined, show: (value: number) => string): string =>
  value == null ? '–' : show(value);

/**
 * Breaks a sentence into lines that fit a terminal: the first starts with `lead`, the others are indented as
 * far.
 */
function wrapped(text: string, lead: string): string[] {
  const lines = [lead];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    const joint = lines.length === 1 && last === lead ? '' : ' ';
    if (last.length + joint.length + word.length > COLUMNS) lines.push(`${' '.repeat(lead.length)}${word}`);
    else lines[lines.length - 1] = `${last}${joint}${word}`;
  }
  return lines;
}

/** One line for each node, with the parts of an aggregate indented below it. */
function treeLines(checks: Checks): Line[] {
  const nodes = [...checks.indicators, ...checks.aggregates];
  const wholes = new Map(checks.aggregates.map((aggregate) => [aggregate.code, aggregate]));
  const warned = new Set(
    checks.warnings.flatMap(({ code, about, other }) => (code === 'collinear' ? [about, other] : [about])),
  );
  const lineOf = (node: (typeof nodes)[number], depth: number, whole: Aggregate | undefined): Line => [
    `${'  '.repeat(depth)}${node.name}`,
    share(node.nominal_weight),
    or(node.on_index?.share, share),
    or(node.on_parent?.correlation, correlationText),
    or(node.on_index?.correlation, correlationText),
    whole === undefined ? '' : or(whole.cronbach_alpha, correlationText),
    whole === undefined ? '' : or(whole.components?.shares[0], share),
    warned.has(node.code) ? '!' : '',
  ];
  const below = (parent: string | null, depth: number): Line[] =>
    nodes.flatMap((node) =>
      node.parent === parent
        ? [lineOf(node, depth, wholes.get(node.code)), ...below(node.code, depth + 1)]
        : [],
    );
  return below(null, 0);
}

/** Aligns cells: the first column to the left, numbers to the right; the last column is not padded. */
function table(lines: readonly Line[]): string[] {
  const widths = HEADER.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((text, i) => {
        if (i === 0) return text.padEnd(widths[i]!);
        return i === line.length - 1 ? text : text.padStart(widths[i]!);
      })
      .join('  ')
      .trimEnd(),
  );
}

function unfound(checks: Checks): string[] {
  const nodes = [...checks.indicators, ...checks.aggregates];
  const all = [
    ...checks.not_checked.map(({ check, reason }) => `${check}: ${reason}`),
    ...nodes.flatMap(({ name, not_checked }) =>
      not_checked.map(({ check, reason }) => `${name}, ${check}: ${reason}`),
    ),
    ...checks.compare.flatMap(({ title, not_checked }) =>
      not_checked.map(({ check, reason }) => `${title}, ${check}: ${reason}`),
    ),
  ];
  return all.length === 0 ? [] : ['', 'Not checked', ...all.flatMap((line) => wrapped(line, '  '))];
}

/** The checks in plain words, with warnings first. */
export function describeChecks(checks: Checks): string {
  const { title, units, indicators, warnings, compare, indicator_components, limits } = checks;
  const first = indicator_components?.shares[0];
  return [
    `${title}: ${counted(indicators.length, 'indicator')}, ${counted(units, 'unit')}, ${counted(warnings.length, 'warning')}`,
    ...(warnings.length === 0 ? [] : ['', ...warnings.flatMap(({ text }) => wrapped(text, '! '))]),
    '',
    ...table([HEADER, ...treeLines(checks)]),
    '',
    'nominal: share of the weight of the index. effective: squared correlation with the index, as a share of its level.',
    'parent, index: correlation with it of normalised values, where higher is better. alpha: Cronbach’s, of the parts; 0.7 is',
    'commonly asked for. comp. 1: share of the variance of the parts that their first principal component has.',
    ...(first === undefined
      ? []
      : [`The first principal component of all indicators has ${share(first)} of the variance.`]),
    `Warnings: correlations below ${plain(limits.against)}, squared correlations with the index below ${limits.no_influence}, pairs on a level beyond ±${limits.collinear}.`,
    ...compare.flatMap(({ text }) => ['', ...wrapped(text, '')]),
    ...unfound(checks),
  ].join('\n');
}
