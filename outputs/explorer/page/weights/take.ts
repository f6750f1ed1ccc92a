import { figureText, whole } from '../../../formats/numbers.js';
import { groupText, interval } from '../../../page/certainty.js';
import { html, type Markup } from '../../../page/markup.js';
import { brief, dataTable } from '../../../page/table.js';
import type { IndexData } from '../../data-types.js';
import type { IntervalClient } from '../../weights/client.js';
import type { ChangedFigure, Intervals } from '../../weights/engine.js';
import { type Reach, type Rung, reachesOf, rungAt, rungsOf, standingsIf } from '../../weights/take.js';
import type { Explorer, View } from '../context.js';
import { choiceSelect } from '../controls.js';
import { fill, inside, on } from '../dom.js';
import { wireDownloads } from '../downloads.js';
import { groupedOf } from '../measures.js';
import { downloadBar, type Sheet } from '../sheet.js';
import { CANNOT, intervalsFor, type Recomputed, recomputed } from './recompute.js';
import { reweightedData } from './reweighted-data.js';

/** What the address calls the indicator, and the place whose figure is taken. */
const OF = 'of';
const AS = 'as';

const ARITHMETIC =
  'This is arithmetic and no forecast: one figure is changed, and every other figure of every place stays as it is. It does not say what would change the figure, nor what else would change with it.';

/** What is asked: an area, an indicator, and the places by their figures. */
interface Asked {
  /** Position of the area in the data and in the draws. */
  readonly area: number;
  readonly unit: number;
  readonly indicator: number;
  readonly rungs: readonly Rung[];
  readonly own: number;
}

class TakeView {
  readonly #place: HTMLElement;
  readonly #found: Recomputed;
  readonly #explorer: Explorer;
  readonly #asked: Asked;
  #rung: number;
  #intervals: Intervals | null = null;
  #client: IntervalClient | undefined;
  #failed: string | undefined;

  constructor(place: HTMLElement, explorer: Explorer, found: Recomputed, asked: Asked) {
    this.#place = place;
    this.#explorer = explorer;
    this.#found = found;
    this.#asked = asked;
    const from = explorer.state.more[AS];
    const taken = asked.rungs.findIndex(({ unit }) => found.weights.draws.areas[unit]?.code === from);
    this.#rung = taken < 0 ? rungAt(asked.rungs, asked.own) : taken;
    this.#draw();
    this.#wire();
    void this.#connect();
  }

  #head(indicator = this.#asked.indicator) {
    const { code, name } = this.#found.problem.structure.nodes[indicator]!;
    return (
      this.#explorer.data.indicators.find((each) => each.code === code) ?? {
        code,
        title: name,
        unit: '',
        direction: 1,
      }
    );
  }

  /** Whether the slider is where the area itself is. */
  get #isOwn(): boolean {
    return this.#asked.rungs[this.#rung]!.value === this.#asked.own;
  }

  get #figure(): ChangedFigure | null {
    const { indicator, unit, rungs } = this.#asked;
    return this.#isOwn ? null : { indicator, unit, value: rungs[this.#rung]!.value };
  }

  /** The data of the explorer with the figure changed. */
  #data(): IndexData {
    const { problem, published, positions } = this.#found;
    const figure = this.#figure;
    const standings =
      figure === null ? published : standingsIf(problem, figure.indicator, figure.unit, figure.value);
    return reweightedData(this.#explorer.data, standings, this.#intervals, positions);
  }

  #rungWords(): string {
    const { rungs, own } = this.#asked;
    const { unit, value } = rungs[this.#rung]!;
    const words = `${figureText(value)} ${this.#head().unit}`;
    if (value === own) return `as it is: ${words}`;
    return `as in ${this.#found.weights.draws.areas[unit]?.name ?? ''}: ${words}`;
  }

  #draw(): void {
    const { data } = this.#explorer;
    const { rungs, area } = this.#asked;
    fill(
      this.#place,
      html`<div class="take"><p>${ARITHMETIC}</p>
<form class="controls" aria-label="Whose figure changes, and which">${areaSelect(this.#explorer)}${indicatorSelect(this.#explorer, this.#found, this.#asked.indicator)}</form>
<div><label for="take-rung">${this.#head().title} in ${data.areas.name[area]!}, from the worst place to the best</label>
<input type="range" id="take-rung" min="0" max="${rungs.length - 1}" step="1" value="${this.#rung}">
<p class="read" id="take-read"></p></div>
<div class="result" id="take-result"></div>
${downloadBar('take-take', { sheet: () => this.#sheet() })}
<h2>Every indicator by itself</h2><div id="take-table"></div></div>`,
    );
    fill(inside(this.#place, '#take-table'), this.#table());
    this.#show();
  }

  #show(): void {
    const words = this.#rungWords();
    const slider = inside<HTMLInputElement>(this.#place, '#take-rung');
    slider.setAttribute('aria-valuetext', words);
    inside(this.#place, '#take-read').textContent = words;
    fill(inside(this.#place, '#take-result'), this.#result());
  }

  #result(): Markup {
    const { area } = this.#asked;
    const { data } = this.#explorer;
    const index = this.#data().parts[0]!;
    const name = data.areas.name[area]!;
    const [before, after] = [data.parts[0]?.rank[area] ?? null, index.rank[area] ?? null];
    const sure =
      this.#failed !== undefined
        ? `The interval cannot be computed here: ${this.#failed}`
        : index.sure === null
          ? 'The interval is being computed.'
          : `Nine in ten replicates, with figures drawn within their error, give a rank from ${interval(index.sure.lowFigures[area] ?? null, index.sure.highFigures[area] ?? null)}. Group: ${groupText(groupedOf(index, area))}.`;
    const ranks =
      after === null
        ? html`<p>${name} would have no rank.</p>`
        : this.#isOwn || before === null
          ? html`<p><strong>${name} is ranked ${whole(after)}.</strong></p>`
          : html`<p><strong>${name} would be ranked ${whole(after)}, not ${whole(before)}.</strong></p>`;
    return html`${ranks}<p>${sure}</p>`;
  }

  #reaches(): Reach[] {
    return reachesOf(this.#found.problem, this.#asked.unit);
  }

  #table(): Markup {
    const { draws } = this.#found.weights;
    const placeOf = ({ unit, value }: Rung, indicator: number) =>
      `${figureText(value)} ${this.#head(indicator).unit}, as in ${draws.areas[unit]?.name ?? ''}`;
    const rankOf = (rank: number) => (rank === 0 ? '–' : whole(rank));
    const now = this.#explorer.data.parts[0]?.rank[this.#asked.area] ?? 0;
    return dataTable({
      id: 'take-caption',
      caption: `The rank of ${this.#explorer.data.areas.name[this.#asked.area]}, which is ${rankOf(now)}, if only this figure were another`,
      columns: [
        { label: 'Indicator' },
        { label: 'Figure now' },
        { label: 'In the middle of all places', wide: true },
        { label: 'Rank then', numeric: true, wide: true },
        { label: 'Best of all places' },
        { label: 'Rank then', numeric: true },
      ],
      rows: this.#reaches().map(({ indicator, own, middle, middle_rank, best, best_rank }) => [
        html`<a href="${this.#link(this.#head(indicator).code)}">${this.#head(indicator).title}</a>${brief(`In the middle of all places: ${placeOf(middle, indicator)}; rank then ${rankOf(middle_rank)}`)}`,
        Number.isNaN(own) ? 'No figure' : `${figureText(own)} ${this.#head(indicator).unit}`,
        placeOf(middle, indicator),
        rankOf(middle_rank),
        placeOf(best, indicator),
        rankOf(best_rank),
      ]),
    });
  }

  #link(code: string): string {
    const { more } = this.#explorer.state;
    return this.#explorer.link({ more: { ...more, [OF]: code, [AS]: '' } });
  }

  #sheet(): Sheet {
    const { areas } = this.#found.weights.draws;
    const own = areas[this.#asked.unit]!;
    return {
      head: [
        'area_code',
        'area_name',
        'indicator',
        'value',
        'middle_value',
        'middle_rank',
        'best_value',
        'best_rank',
      ],
      rows: this.#reaches().map(({ indicator, own: value, middle, middle_rank, best, best_rank }) => [
        own.code,
        own.name,
        this.#head(indicator).code,
        Number.isNaN(value) ? null : value,
        middle.value,
        middle_rank || null,
        best.value,
        best_rank || null,
      ]),
    };
  }

  async #connect(): Promise<void> {
    try {
      this.#client = await intervalsFor(this.#found, (intervals, error) => {
        this.#intervals = intervals;
        this.#failed = error ?? undefined;
        this.#show();
      });
      this.#client.ask(new Map(), this.#figure);
    } catch (error) {
      this.#failed = error instanceof Error ? error.message : String(error);
      this.#show();
    }
  }

  #wire(): void {
    const { go, state, say } = this.#explorer;
    const place = this.#place;
    on(place, 'input', '#take-rung', (slider) => {
      this.#rung = Number((slider as HTMLInputElement).value);
      this.#intervals = null;
      this.#show();
    });
    // intervals take longer than a step of the slider: they are asked for where it is let go
    on(place, 'change', '#take-rung', () => {
      this.#client?.ask(new Map(), this.#figure);
      const unit = this.#asked.rungs[this.#rung]!.unit;
      const from = this.#isOwn ? '' : (this.#found.weights.draws.areas[unit]?.code ?? '');
      history.replaceState(null, '', this.#explorer.link({ more: { ...state.more, [AS]: from } }));
      say(inside(place, '#take-result').textContent ?? '');
    });
    on(place, 'change', '#take-area', (select) =>
      go({ area: (select as HTMLSelectElement).value, more: { ...state.more, [AS]: '' } }),
    );
    on(place, 'change', '#take-indicator', (select) =>
      go({ more: { ...state.more, [OF]: (select as HTMLSelectElement).value, [AS]: '' } }),
    );
    on(place, 'submit', 'form', (_, event) => event.preventDefault());
    wireDownloads(
      place,
      'take-take',
      { name: `${this.#explorer.data.edition}-take`, sheet: () => this.#sheet() },
      this.#explorer,
    );
  }
}

const areaSelect = ({ data, state }: Explorer): Markup => {
  const { code, name } = data.areas;
  const byName = [...code.keys()].sort((a, b) => (name[a]! < name[b]! ? -1 : 1));
  const areas = byName.map((area) => [code[area]!, name[area]!] as const);
  return choiceSelect('take-area', 'Area', 'Choose an area', areas, state.area);
};

function indicatorSelect({ data }: Explorer, { problem }: Recomputed, indicator: number): Markup {
  const { code } = problem.structure.nodes[indicator]!;
  const indicators = data.indicators.map((each) => [each.code, each.title] as const);
  return html`<div class="control"><label for="take-indicator">Indicator</label><select id="take-indicator">${indicators.map(
    ([value, words]) => html`<option value="${value}"${value === code && html` selected`}>${words}</option>`,
  )}</select></div>`;
}

/** What the address asks; null where it names no area that can be ranked. */
function askedOf({ data, state }: Explorer, { problem, positions }: Recomputed): Asked | null {
  const area = data.areas.code.indexOf(state.area);
  const unit = positions[area] ?? -1;
  if (area < 0 || unit < 0) return null;
  const { nodes, indicators } = problem.structure;
  const named = nodes.slice(0, indicators).findIndex(({ code }) => code === state.more[OF]);
  // by default the indicator that holds it back most
  const worst = data.indicators[data.holdsBack[area]?.[0] ?? 0]?.code;
  const indicator =
    named >= 0
      ? named
      : Math.max(
          0,
          nodes.findIndex(({ code }) => code === worst),
        );
  return {
    area,
    unit,
    indicator,
    rungs: rungsOf(problem, indicator),
    own: problem.figures[indicator]![unit]!,
  };
}

export const takeView: View = {
  id: 'take',
  title: 'What would it take?',
  heading: 'What would it take?',
  lead: 'Give one area the figure of another place, and see where it would rank.',
  render: async (place, explorer) => {
    const found = await recomputed(explorer);
    if (found === null) {
      fill(place, html`<p>${CANNOT}</p>`);
      return;
    }
    const asked = askedOf(explorer, found);
    if (asked !== null) {
      new TakeView(place, explorer, found, asked);
      return;
    }
    fill(
      place,
      html`<p>${ARITHMETIC}</p><form class="controls" aria-label="Whose figure changes">${areaSelect(explorer)}</form>`,
    );
    on(place, 'change', '#take-area', (select) => explorer.go({ area: (select as HTMLSelectElement).value }));
  },
};
