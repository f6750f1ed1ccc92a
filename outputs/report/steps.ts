import { html, type Markup } from './markup.js';
import {
  AGAIN,
  equalWeights,
  LIST_OF,
  needed,
  SCALE,
  TREATMENT,
  tieWords,
  WHOLE,
  weightShares,
} from './method-words.js';
import { counted, exactPerCent, inWords, whole } from './numbers.js';
import type { ReportView } from './view.js';
import { listed } from './words.js';

interface Step {
  readonly name: string;
  readonly text: string;
  readonly formula?: string;
}

function areaStep({ data, areas, country, many, one }: ReportView): Step {
  const { exclude, level, year } = data.method.areas;
  const left = exclude.map(({ name, reason }) => `${name} (${reason})`);
  const but = left.length === 0 ? '' : `, without ${listed(left)}`;
  return {
    name: 'Areas',
    text: `The ${LIST_OF[level]} of ${country} as listed in April ${year}${but}: ${counted(areas.length, one, many)}. Every official figure is brought to these areas first; its status says how.`,
  };
}

function domainStep({ domains, data }: ReportView): Step {
  const { aggregate, standardise, minimum_weight_share } = data.method.steps.domain;
  const titles = new Map(data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  const uneven = domains.filter(({ indicators }) => !equalWeights(indicators));
  const told = uneven.map(({ name, indicators }) => {
    const parts = indicators.map(({ code, weight }) => ({ name: titles.get(code) ?? code, weight }));
    return `${name}: ${weightShares(parts)}.`;
  });
  const [even, weighted] = WHOLE[aggregate];
  const mean =
    uneven.length === 0
      ? `${even} of its indicators, all with the same weight`
      : `${weighted} of its indicators`;
  return {
    name: 'Domains',
    text: [
      `A domain is the ${mean}, over those that are there; ${needed(minimum_weight_share)}, or the area has no score in the domain. It is ${AGAIN[standardise]}.`,
      ...told,
    ].join(' '),
    formula: 'domain = sum of (weight × z) ÷ sum of the weights, over the indicators that are there',
  };
}

function indexStep({ domains, data }: ReportView): Step {
  const { aggregate, standardise, minimum_weight_share } = data.method.steps.index;
  const [even, weighted] = WHOLE[aggregate];
  const scores = `${inWords(domains.length)} domain score${domains.length === 1 ? '' : 's'}`;
  const mean = equalWeights(domains)
    ? `${even} of the ${scores}, all with the same weight`
    : `${weighted} of the ${scores} (${weightShares(domains)})`;
  return {
    name: 'Index',
    text: `The index is the ${mean}; ${needed(minimum_weight_share)}, or the area has no score and no rank. It is ${AGAIN[standardise]}.`,
    formula: 'index = sum of (weight × domain) ÷ sum of the weights, over the domains that are there',
  };
}

function groupStep({ scored, data, share, many }: ReportView): Step {
  const { group_share, tolerance } = data.method.steps;
  const least = Math.ceil(scored.length * group_share - tolerance);
  return {
    name: 'Hotspots and coldspots',
    text: `The best ${share} are hotspots and the worst ${share} coldspots: ${whole(least)} of ${whole(scored.length)} ${many} at each end (${exactPerCent(group_share)}, rounded up), with any that tie with the last. Fifth 1 holds the hotspots and fifth 5 the coldspots; the ranks between are cut in three as evenly as can be.`,
  };
}

/** The steps of the method in their order, in words from the method itself. */
export function methodSteps(view: ReportView): Markup {
  const { steps } = view.data.method;
  const all: readonly Step[] = [
    areaStep(view),
    { name: 'Extreme values', text: TREATMENT[steps.treatment] },
    {
      name: 'One scale',
      text: SCALE[steps.normalise],
      formula: 'z = direction × (value − mean) ÷ standard deviation; direction is 1 or −1',
    },
    domainStep(view),
    indexStep(view),
    {
      name: 'Ranks',
      text: `Rank 1 is the highest score, on all digits, before any rounding. ${tieWords(steps.tolerance)} and share the better rank; the next rank is left out for each area that ties.`,
    },
    groupStep(view),
  ];
  const items = all.map(
    ({ name, text, formula }) =>
      html`<li><strong>${name}.</strong> ${text}${formula !== undefined && html`<span class="formula">${formula}</span>`}</li>\n`,
  );
  return html`<ol class="steps">\n${items}</ol>\n`;
}
