import type { Checks, CheckWarning } from '../../schemas/release/checks-file.js';
import {
  correlationText,
  counted,
  fixedOrDash,
  inWords,
  perCent,
  weightPerCent,
} from '../formats/numbers.js';
import { type Content, html, type Markup } from './markup.js';
import { bullets } from './sections.js';
import { dataTable } from './table.js';
import { capital } from './words.js';

/** Cronbach’s alpha that is commonly asked for of parts that are to measure one thing. */
const TOGETHER = 0.7;

const KINDS: readonly (readonly [codes: readonly CheckWarning['code'][], title: string, why: string])[] = [
  [
    ['against_index', 'against_domain'],
    'What runs against the index',
    'Each figure was chosen because more (or less) of it is better. Over the areas some go the other way: where they are better, the rest is worse.',
  ],
  [
    ['no_influence'],
    'What has next to no influence',
    'A weight says how much a figure is meant to count. How much it does count depends on the others too.',
  ],
  [
    ['collinear'],
    'What says the same twice',
    'Where two go together this closely, what they have in common counts twice.',
  ],
];

type Aggregate = Checks['aggregates'][number];

const isLoose = ({ cronbach_alpha: alpha }: Aggregate): boolean => alpha !== null && alpha < TOGETHER;

/** The warnings of some kinds, under their heading; nothing where there is none. */
const warned = ({ warnings }: Checks, [codes, title, why]: (typeof KINDS)[number]): Content => {
  const own = warnings.filter(({ code }) => codes.includes(code));
  return own.length > 0 && html`<h3>${title}</h3>\n<p>${why}</p>\n${bullets(own.map(({ text }) => text))}`;
};

/** How far the parts of each aggregate hang together, and how much it counts. */
function togetherTable({ aggregates }: Checks, id: string): Markup {
  return dataTable({
    id,
    caption: html`How far the parts of each hang together <span class="sub">Cronbach’s alpha is 1 where all parts say the same; ${TOGETHER} or more is commonly asked for. Effective weight: squared correlation with the index, as a share of its level.</span>`,
    columns: [
      { label: 'Part of the index' },
      { label: 'Its parts', numeric: true, wide: true },
      { label: 'Alpha', numeric: true },
      { label: 'First component', numeric: true, wide: true },
      { label: 'Correlation with the index', numeric: true },
      { label: 'Nominal weight', numeric: true, wide: true },
      { label: 'Effective weight', numeric: true },
    ],
    rows: aggregates.map((one) => [
      one.name,
      one.parts,
      html`${fixedOrDash(one.cronbach_alpha, 2)}${isLoose(one) && html`<span class="sub">low</span>`}`,
      one.components === null ? '–' : perCent(one.components.shares[0] ?? 0),
      one.on_index?.correlation == null ? '–' : correlationText(one.on_index.correlation),
      weightPerCent(one.nominal_weight),
      one.on_index?.share == null ? '–' : weightPerCent(one.on_index.share),
    ]),
  });
}

function looseWords({ aggregates }: Checks): string {
  const known = aggregates.filter(({ cronbach_alpha: alpha }) => alpha !== null);
  const loose = known.filter(isLoose);
  if (known.length === 0) return 'Nothing has enough parts to see how they hang together.';
  if (loose.length === 0) return 'The parts of each hang together as far as is commonly asked for.';
  return `${capital(inWords(loose.length))} of ${inWords(known.length)} ${loose.length === 1 ? 'is a collection of unlike things and not a scale' : 'are collections of unlike things and not scales'}: ${loose.map(({ name, cronbach_alpha: alpha }) => `${name} (${fixedOrDash(alpha, 2)})`).join(', ')}. Their score says how a place does over all of them, and little about any one.`;
}

/**
 * Everything that was not checked, with its reason, where it is more than that something has one part only.
 */
const unchecked = ({ not_checked, compare }: Checks): Content => {
  const all = [...not_checked, ...compare.flatMap((one) => one.not_checked)];
  return (
    all.length > 0 &&
    html`<p>Not checked: ${all.map(({ check, reason }) => `${check} (${reason})`).join('; ')}.</p>\n`
  );
};

/**
 * What the checks of an index warn of, in the words of the checks themselves: the same as `smi check` prints.
 * @param id begins the ids of its tables
 */
export function checkedBody(checked: Checks, id = 'checked'): Markup {
  const { warnings, compare } = checked;
  return html`<p>${warnings.length === 0 ? 'The checks give no warning.' : `The checks give ${counted(warnings.length, 'warning')}.`} They stand here as they are; what is kept in spite of one is kept because it is a barrier that people meet, and not because it fits.</p>
${KINDS.map((kind) => warned(checked, kind))}<h3>What does not hang together</h3>
<p>${looseWords(checked)}</p>
<div class="narrow">${togetherTable(checked, `${id}-together`)}</div>
${
  compare.length > 0 &&
  html`<h3>The index and deprivation</h3>
${bullets(compare.map(({ text }) => text))}`
}${unchecked(checked)}`;
}
