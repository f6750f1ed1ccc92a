import { counted } from '../../../outputs/formats/numbers.js';
import { describeComparison } from '../../changes/comparison.js';
import { makeNextEdition, type Next, type NextOptions } from '../../next/make-next-edition.js';
import { textOption, wordsOption } from '../options.js';
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
  const { editions } = settings;
  const made = await makeNextEdition(name, next, {
    ...shared,
    editions,
    ...(carry === undefined ? {} : { carry }),
  });
  const accepted = shared.accept === true;
  const ending = accepted
    ? `written to ${made.folder}; now run \`${buildCommand(context, next)}\`. It is not built by default: its method says default: false`
    : `nothing was written; to accept this: \`${acceptCommand(context, name)}\``;
  return {
    text: [
      `${next}, which follows ${name}: ${counted(made.figures, 'figure')}`,
      ...periodLines(made),
      ...reported(),
      ...describeComparison(made.comparison, name),
      ending,
    ].join('\n'),
    json: {
      edition: next,
      follows: name,
      accepted,
      figures: made.figures,
      periods: made.periods,
      relocked: made.relocked,
      comparison: made.comparison,
    },
  };
}
