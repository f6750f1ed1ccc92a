import type { AuthorityOutcome, AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { persistenceWords } from '../area-page/people.js';
import { valueOrWhy } from '../area-page/words.js';
import { perCent, whole } from '../formats/numbers.js';
import { interval, likelihood } from '../page/certainty.js';
import { classChip, classMeans, classWord } from '../page/classes.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { rankLine } from '../page/rank-chart.js';
import { bullets, type Section } from '../page/sections.js';
import { brief, dataTable } from '../page/table.js';
import { listed, yearWords } from '../page/words.js';
import type { AuthorityAtlas } from './atlas.js';
import { authorityMaps } from './map.js';
import { eachOutcome, headingOf } from './opening.js';

/** The class as a chip; without figures, why there are none. */
export const classMarkOf = ({
  class: areaClass,
  missing,
}: Pick<AuthorityOutcome, 'class' | 'missing'>): Content =>
  areaClass === null
    ? valueOrWhy({ value: null, missing })
    : areaClass === 'none'
      ? classWord(areaClass)
      : classChip(areaClass);

const chartRow = ({ area }: AuthorityProfile, one: AuthorityOutcome, rank: number) => ({
  name: area.name,
  code: area.code,
  rank,
  group: one.class === 'coldspot' || one.class === 'hotspot' ? one.class : 'middle',
  median: null,
  low: null,
  high: null,
  lowFigures: one.figures?.low ?? null,
  highFigures: one.figures?.high ?? null,
  cold: one.coldspot_probability,
  hot: one.hotspot_probability,
});

/** What is known of how sure rank and class of an outcome are; dashes where nothing can be. */
function sureOf(one: AuthorityOutcome): readonly [range: string, cold: string, hot: string, next: string] {
  const range = interval(one.figures?.low ?? null, one.figures?.high ?? null);
  if (one.code === ALL_OUTCOMES) return [range, '–', '–', '–'];
  return [
    range,
    likelihood(one.coldspot_probability),
    likelihood(one.hotspot_probability),
    likelihood(one.next_year?.coldspot_probability ?? null),
  ];
}

function rankTable(profile: AuthorityProfile): Markup {
  const rows = profile.outcomes.map((one): Content[] => {
    const [range, cold, hot, next] = sureOf(one);
    const isAll = one.code === ALL_OUTCOMES;
    return [
      html`${headingOf(one)}${!isAll && html`<span class="sub">${yearWords(one.period)}</span>`}${brief(
        ...(one.rank === null ? [] : [`90% interval of the rank: ${range}`]),
        ...(isAll ? [] : [`A coldspot: ${cold}`, `A hotspot: ${hot}`, `A coldspot next year: ${next}`]),
      )}`,
      isAll ? '–' : classMarkOf(one),
      one.rank === null ? 'no rank' : `${whole(one.rank)} of ${whole(one.of)}`,
      one.rank === null ? '' : rankLine(chartRow(profile, one, one.rank), one.of),
      range,
      cold,
      hot,
      next,
    ];
  });
  const wide = (label: string) => ({ label, wide: true });
  return dataTable({
    id: 'ranks',
    caption: html`Classes and ranks, and how sure they are <span class="sub">Rank 1 is the best. On the line the best rank is at the left: the mark is the rank, the thick line its 90% interval. All outcomes together have a rank and no class.</span>`,
    columns: [
      { label: 'Outcome' },
      { label: 'Class' },
      { label: 'Rank' },
      ...['Best ← rank → worst', '90% interval', 'A coldspot', 'A hotspot', 'A coldspot next year'].map(wide),
    ],
    rows,
  });
}

/** What earlier statements of about this size about the next year came to. */
function heldWords({ next_year: next }: AuthorityOutcome): string {
  if (next === null || next.observed === null) return '';
  const limits =
    next.observed_low === null || next.observed_high === null
      ? ''
      : ` (95% limits ${perCent(next.observed_low, 1)} to ${perCent(next.observed_high, 1)})`;
  return ` Of earlier statements of about this size, ${perCent(next.observed, 1)} came true${limits}.`;
}

function outcomeItem(one: AuthorityOutcome, { share }: AuthorityAtlas): Content {
  const means = one.class === null ? '' : `: ${classMeans(one.class, share)}`;
  const cold = one.cold_periods.length === 0 ? '.' : `: in ${listed(one.cold_periods.map(yearWords))}.`;
  const persistence = one.years.length < 2 ? '' : persistenceWords(one).replace(/\.$/, cold);
  const next =
    one.next_year !== null &&
    ` That next year’s figures make it one is ${likelihood(one.next_year.coldspot_probability)}.${heldWords(one)}`;
  return html`<strong>${one.name}</strong> ${classMarkOf(one)}${means}.${persistence}${next}`;
}

/** What the words of the section mean, for who meets them for the first time. */
const meanings = ({ share }: AuthorityAtlas): Markup =>
  bullets(
    [
      html`<strong>Coldspot</strong>: among the worst ${share} of authorities both on the level (how many get there) and on the gap (how far they are behind the others). <strong>Hotspot</strong>: among the best ${share} on both.`,
      html`<strong>90% interval</strong>: nine in ten draws give a rank within it. In each draw the figures are varied as far as those of one year may be off, around values that are pulled towards the authority’s earlier years and the average of all. So a rank of a single year can lie outside it. The probabilities are from the same draws.`,
      html`<strong>Next year</strong> is another question than now: the figures of next year have an error of their own, and the line to the worst ${share} runs through many authorities.`,
    ],
    'meanings',
  );

/** Class and rank of the authority by each outcome, how sure they are, how long and what comes next. */
export function standingSection(profile: AuthorityProfile, atlas: AuthorityAtlas): Section {
  const items = eachOutcome(profile).map((one) => outcomeItem(one, atlas));
  return {
    id: 'standing',
    title: 'Where it stands',
    body: html`<div class="standing">${rankTable(profile)}</div><div class="beside"><div>${bullets(items)}${meanings(atlas)}</div>${authorityMaps(profile, atlas)}</div>`,
  };
}
