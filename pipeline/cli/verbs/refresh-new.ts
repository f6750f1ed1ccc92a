import { counted } from '../../../outputs/formats/numbers.js';
import { spaced } from '../../../outputs/page/words.js';
import { describeComparison } from '../../changes/comparison.js';
import { makeNextEdition, type Next, type NextOptions } from '../../next/make-next-edition.js';
import { textOption, wholeOption, wordsOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';
import { acceptCommand, buildCommand } from './refresh-hints.js';

const years = (age: number) => counted(Math.max(0, age), 'year');

function periodLines({ method, periods }: Pick<Next, 'method' | 'periods'>): string[] {
  const what = method.kind === 'index' ? 'indicator' : 'outcome';
  const moved = periods.filter(({ carried }) => !carried);
  const carried = periods.filter((period) => period.carried);
  const partial = periods.flatMap(({ code, partial }) =>
    partial.map(
      ({ period, areas, now }) =>
        `  ${code}: ${period} has figures of ${counted(areas, 'area')}, not ${now}: not taken`,
    ),
  );
  return [
    `${counted(moved.length, what)} with a later period${moved.length > 0 ? ':' : ''}`,
    ...moved.map(({ code, from, to }) => `  ${code}: ${from} to ${to}`),
    `${counted(carried.length, what)} carried, without a later period${carried.length > 0 ? ':' : ''}`,
    ...carried.map(({ code, to, age }) => `  ${code}: ${to}, ${years(age)} old`),
    ...partial,
  ];
}

/** What becomes of each indicator in an edition of earlier years, and what it goes without. */
const earlierLines = ({ periods, leftOut }: NonNullable<Next['earlier']>): string[] => [
  ...periods.flatMap(({ code, from, to, carried }) =>
    to === undefined ? [] : [`  ${code}: ${carried ? `${to}, carried` : `${from} to ${to}`}`],
  ),
  `left out: ${leftOut.length === 0 ? 'nothing' : ''}`.trimEnd(),
  ...leftOut.map(({ code, what, reason }) => `  ${spaced(what)} ${code}: ${reason}`),
];

/** Makes the next edition, or shows what it would be. */
export async function nextOutcome(
  name: string,
  context: VerbContext,
  shared: Omit<NextOptions, 'editions' | 'carry'>,
  reported: () => readonly string[],
): Promise<Outcome> {
  const { options, settings } = context;
  const next = textOption(options, 'new') ?? '';
  const carry = wordsOption(options, 'carry');
  const back = wholeOption(options, 'back', 1, 50);
  const { editions } = settings;
  const made = await makeNextEdition(name, next, {
    ...shared,
    editions,
    ...(carry === undefined ? {} : { carry }),
    ...(back === undefined ? {} : { back }),
  });
  const accepted = shared.accept === true;
  const ending = accepted
    ? `written to ${made.folder}; now run \`${buildCommand(context, next)}\`. It is not built by default: its method says default: false`
    : `nothing was written; to accept this: \`${acceptCommand(context, name)}\``;
  return {
    text: [
      `${next}, ${back === undefined ? `which follows ${name}` : `${counted(back, 'year')} before ${name}`}: ${counted(made.figures, 'figure')}`,
      ...(made.earlier ? earlierLines(made.earlier) : periodLines(made)),
      ...reported(),
      ...(back === undefined ? describeComparison(made.comparison, name) : []),
      ending,
    ].join('\n'),
    json: {
      edition: next,
      ...(back === undefined ? { follows: name } : { back: { from: name, years: back } }),
      accepted,
      figures: made.figures,
      periods: made.earlier?.periods ?? made.periods,
      ...(made.earlier && { left_out: made.earlier.leftOut }),
      relocked: made.relocked,
      comparison: made.comparison,
    },
  };
}
