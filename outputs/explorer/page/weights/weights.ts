import { whole } from '../../../formats/numbers.js';
import { html } from '../../../page/markup.js';
import type { ShapesData } from '../../data-types.js';
import { type Choice, choiceText, emptyAggregates, readChoice, type Slider } from '../../weights/choice.js';
import type { IntervalClient } from '../../weights/client.js';
import type { Intervals } from '../../weights/engine.js';
import { methodText } from '../../weights/method-text.js';
import { standingsWith } from '../../weights/standing.js';
import { type Explorer, shapes, type View } from '../context.js';
import { choiceSelect } from '../controls.js';
import { fill, inside, on } from '../dom.js';
import { save, wireDownloads } from '../downloads.js';
import { mapMarkup, mapPicture, markBy, measureLegend, sayArea, wireMap } from '../map.js';
import { measureHeads } from '../measure-heads.js';
import { type Measure, measureOf } from '../measures.js';
import { downloadBar } from '../sheet.js';
import { CANNOT, intervalsFor, type Recomputed, recomputed } from './recompute.js';
import { farMarkup, type Result, ranksSheet, ranksTable } from './result.js';
import { reweightedData } from './reweighted-data.js';
import { slidersMarkup, syncSliders, weightIn } from './sliders.js';

/** What the address calls the weights, and what the map shows. */
const IN_ADDRESS = 'weights';
const SHOWN = 'show';

/** The table, which takes longest to lay out, follows when a slider rests for so long. */
const TABLE_AFTER_MS = 150;

/** The view while it is open. */
class WeightsView {
  readonly #place: HTMLElement;
  readonly #found: Recomputed;
  readonly #drawn: ShapesData;
  #explorer: Explorer;
  #choice: Choice = new Map();
  #result: Result;
  #intervals: Intervals | null = null;
  #client: IntervalClient | undefined;
  #failed: string | undefined;
  #frame = 0;
  #later = 0;

  constructor(place: HTMLElement, explorer: Explorer, found: Recomputed, drawn: ShapesData) {
    this.#place = place;
    this.#explorer = explorer;
    this.#found = found;
    this.#drawn = drawn;
    this.#choice = this.#read();
    this.#result = this.#compute();
    this.#draw();
    this.#wire();
    void this.#connect();
  }

  /** Takes a change of the address. */
  update(explorer: Explorer): void {
    const before = this.#explorer;
    this.#explorer = explorer;
    this.#result = this.#compute();
    const choice = this.#read();
    const { sliders } = this.#found;
    if (choiceText(choice, sliders) !== choiceText(this.#choice, sliders)) this.#choose(choice);
    else if (
      before.state.area !== explorer.state.area ||
      before.state.more[SHOWN] !== explorer.state.more[SHOWN]
    )
      this.#show();
  }

  #read(): Choice {
    const { sliders, problem } = this.#found;
    const { choice, refused } = readChoice(
      this.#explorer.state.more[IN_ADDRESS] ?? '',
      sliders,
      problem.structure,
    );
    const problems = this.#place.querySelector('#weigh-problem');
    if (problems !== null)
      fill(
        problems,
        refused.length > 0 &&
          html`<div class="problem"><p>Weights of the address that could not be used: ${refused.join(', ')}</p></div>`,
      );
    return choice;
  }

  #compute(): Result {
    const { problem, positions } = this.#found;
    const standings = standingsWith(problem, this.#choice);
    const data = reweightedData(this.#explorer.data, standings, this.#intervals, positions);
    const explorer = { ...this.#explorer, data };
    return { found: this.#found, choice: this.#choice, standings, explorer, published: this.#explorer.data };
  }

  #downloads() {
    return {
      sheet: () => ranksSheet(this.#result),
      picture: () => mapPicture(this.#result.explorer, this.#measure(), this.#drawn),
    };
  }

  #nameOf = ({ code, name, isIndicator }: Slider): string =>
    (isIndicator ? this.#explorer.data.indicators : []).find((indicator) => indicator.code === code)?.title ??
    name;

  /**
   * The measure that the map shows: the index, a part of it or the kind of place, by the reader’s weights.
   */
  #measure(): Measure {
    const { data } = this.#result.explorer;
    const heads = this.#heads();
    const asked = this.#explorer.state.more[SHOWN];
    return measureOf(
      heads.find(({ id }) => id === asked) ?? heads.find(({ id }) => id === 'index') ?? heads[0]!,
      data,
      null,
    );
  }

  #heads() {
    const { data } = this.#result.explorer;
    const ids = new Set(['kind', ...data.parts.map(({ code }) => code)]);
    return measureHeads(data, false).filter(({ id, needs }) => needs === null && ids.has(id));
  }

  #draw(): void {
    const { sliders } = this.#found;
    const heads = this.#heads().map(({ id, title }) => [id, title] as const);
    fill(
      this.#place,
      html`<div id="weigh-problem" role="status"></div><div class="weights">
<form class="sliders" aria-label="Weights"><h2>Weights</h2>
<p class="hint">Only proportions matter: next to each weight is its share of what it is part of. Zero leaves it out.</p>
${slidersMarkup(sliders, this.#choice, this.#nameOf)}
<p><button type="button" id="weigh-reset">Back to the published weights</button> <button type="button" id="weigh-method"${this.#found.weights.template === null && html` hidden`}>Save as method.yaml</button></p>
<p class="hint">With method.yaml, <code>smi build --method method.yaml</code> computes the whole index with these weights, and finds the same ranks.</p></form>
<div><div class="far" id="weigh-far" aria-live="off"></div>
<div class="controls">${choiceSelect(
        'weigh-show',
        'Show',
        'The index',
        heads.filter(([id]) => id !== 'index'),
        this.#explorer.state.more[SHOWN] ?? '',
      )}</div>
<figure class="atlas" aria-labelledby="weigh-caption"><figcaption id="weigh-caption"></figcaption><div class="plate"></div>
<div class="key"><div id="weigh-legend"></div><p class="read" id="weigh-read">Point at an area to read it, or choose it to keep it.</p></div></figure>
${downloadBar('weigh-take', this.#downloads())}
<p class="hint" id="weigh-sure" role="status"></p><div id="weigh-table"></div></div></div>`,
    );
    this.#read();
    this.#show();
  }

  /** Draws everything that weights change. */
  #show(): void {
    const explorer = this.#result.explorer;
    const measure = this.#measure();
    const { code } = explorer.data.areas;
    const plate = inside(this.#place, '.plate');
    const mark = markBy(measure);
    const paths = plate.querySelectorAll<SVGPathElement>('[data-area]');
    const chosen = explorer.state.area;
    if (paths.length === 0 || plate.dataset.chosen !== chosen) {
      plate.dataset.chosen = chosen;
      fill(
        plate,
        mapMarkup({
          id: 'weigh-map',
          title: `Map: ${measure.title}, with these weights`,
          description: 'The table below the map has every area.',
          shapes: this.#drawn,
          codes: code,
          markOf: mark,
          titleOf: (area) => sayArea(explorer, measure, area),
          chosen: code.indexOf(chosen),
        }),
      );
    } else
      for (const path of paths) {
        const area = Number(path.dataset.area);
        const style = mark(area);
        if (path.getAttribute('class') !== style) path.setAttribute('class', style);
        path.firstElementChild!.textContent = sayArea(explorer, measure, area);
      }
    fill(
      inside(this.#place, '#weigh-caption'),
      html`<strong>${measure.title}, with these weights.</strong> ${measure.about}`,
    );
    fill(inside(this.#place, '#weigh-legend'), measureLegend(explorer, measure));
    fill(inside(this.#place, '#weigh-far'), farMarkup(this.#result));
    this.#sayIntervals();
    clearTimeout(this.#later);
    this.#later = window.setTimeout(
      () =>
        fill(
          inside(this.#place, '#weigh-table'),
          ranksTable(this.#result, this.#failed === undefined ? '…' : '–'),
        ),
      TABLE_AFTER_MS,
    );
  }

  /** Starts the worker and asks for the first intervals. */
  async #connect(): Promise<void> {
    try {
      this.#client = await intervalsFor(this.#found, (intervals, error) => {
        this.#intervals = intervals;
        this.#failed = error ?? undefined;
        this.#result = this.#compute();
        this.#show();
      });
      this.#client.ask(this.#choice);
    } catch (error) {
      this.#failed = error instanceof Error ? error.message : String(error);
      this.#show();
    }
  }

  #sayIntervals(): void {
    const said = inside(this.#place, '#weigh-sure');
    const { replicates } = this.#found.weights.draws.robustness;
    const text =
      this.#failed !== undefined
        ? `The intervals cannot be computed here: ${this.#failed}`
        : this.#intervals === null
          ? 'The intervals are being computed.'
          : `Nine in ten of ${whole(replicates)} replicates lie in each interval. Only figures are drawn, within their error: the weights are yours.`;
    if (said.textContent !== text) said.textContent = text;
  }

  /** Takes a choice: ranks and map at the next frame, intervals when they come. */
  #choose(choice: Choice, typed?: Element): void {
    const { sliders, problem } = this.#found;
    this.#choice = choice;
    syncSliders(this.#place, sliders, choice, typed);
    const empty = emptyAggregates(choice, problem.structure);
    const problems = inside(this.#place, '#weigh-problem');
    fill(
      problems,
      empty.length > 0 &&
        html`<div class="problem"><p>Nothing in ${empty.join(', ')} has a weight: give one of its parts a weight above zero. To leave it out, set its own weight to zero.</p></div>`,
    );
    if (empty.length > 0) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#intervals = null;
      this.#result = this.#compute();
      this.#show();
      this.#client?.ask(choice);
    });
  }

  /** Writes the choice into the address. */
  #keep(): void {
    const { sliders, problem } = this.#found;
    if (emptyAggregates(this.#choice, problem.structure).length > 0) return;
    const { more } = this.#explorer.state;
    this.#explorer.go({ more: { ...more, [IN_ADDRESS]: choiceText(this.#choice, sliders) } }, 'replace');
  }

  #wire(): void {
    const place = this.#place;
    const { sliders } = this.#found;
    on(place, 'input', '.weigh input', (target) => {
      const field = target as HTMLInputElement;
      const slider = sliders.find(({ code }) => code === field.closest<HTMLElement>('.weigh')?.dataset.code);
      const weight = weightIn(field);
      if (slider === undefined || weight === undefined) return;
      const choice = new Map(this.#choice);
      if (weight === slider.published) choice.delete(slider.code);
      else choice.set(slider.code, weight);
      this.#choose(choice, field);
    });
    on(place, 'change', '.weigh input', () => {
      syncSliders(place, sliders, this.#choice);
      this.#keep();
      this.#explorer.say(inside(place, '#weigh-far').textContent ?? '');
    });
    on(place, 'click', '#weigh-reset', () => {
      this.#choose(new Map());
      this.#keep();
      this.#explorer.say('These are the published weights.');
    });
    on(place, 'click', '#weigh-method', () => {
      const { template } = this.#found.weights;
      if (template === null) return;
      save('method.yaml', new Blob([methodText(template, this.#choice)], { type: 'application/yaml' }));
      this.#explorer.say('Saved method.yaml');
    });
    on(place, 'change', '#weigh-show', (select) => {
      const { more } = this.#explorer.state;
      this.#explorer.go({ more: { ...more, [SHOWN]: (select as HTMLSelectElement).value } }, 'replace');
    });
    on(place, 'submit', 'form', (_, event) => event.preventDefault());
    const name = `${this.#explorer.data.edition}-weights`;
    wireDownloads(place, 'weigh-take', { name, ...this.#downloads() }, this.#explorer);
    wireMap(
      inside(place, '.plate'),
      inside(place, '#weigh-read'),
      'Point at an area to read it, or choose it to keep it.',
      (area) => sayArea(this.#result.explorer, this.#measure(), area),
      (area) => this.#explorer.go({ area: this.#explorer.data.areas.code[area] ?? '' }, 'replace'),
    );
  }
}

export const weightsView: View = {
  id: 'weights',
  title: 'Your weights',
  heading: 'What if other things counted more?',
  lead: 'Set what counts, and see at once how every area ranks, how sure that is, and how far it is from the published index. The address keeps your choice.',
  render: async (place, explorer) => {
    const [found, drawn] = await Promise.all([recomputed(explorer), shapes(explorer)]);
    if (found === null) {
      fill(place, html`<p>${CANNOT}</p>`);
      return;
    }
    const view = new WeightsView(place, explorer, found, drawn);
    return (changed) => view.update(changed);
  },
};
