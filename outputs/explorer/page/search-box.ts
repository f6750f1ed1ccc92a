import { html } from '../../page/markup.js';
import type { FindData } from '../data-types.js';
import type { Explorer } from './context.js';
import { load } from './data.js';
import { fill, inside, on } from './dom.js';
import { type Hit, Search } from './search.js';

const made = new WeakMap<FindData, Map<string, Search>>();

/** The search over the places of an edition; made once. */
export async function searchOf({ entry, data }: Explorer): Promise<Search> {
  const find = await load<FindData>(entry.find);
  const known = made.get(find) ?? new Map<string, Search>();
  made.set(find, known);
  const search = known.get(entry.edition) ?? new Search(find, new Set(data.areas.code));
  known.set(entry.edition, search);
  return search;
}

/** The one choice that a hit leads to at once. */
const onlyArea = ({ choices, page }: Hit): string =>
  page === '' && choices.length === 1 && choices[0]!.ranked ? choices[0]!.code : '';

/** The field with its list. `id` begins the ids in it. */
export const searchMarkup = (id: string, label: string, hint: string) => html`<div class="search" id="${id}">
<label for="${id}-field">${label}</label>
<p class="hint" id="${id}-hint">${hint}</p>
<div class="field"><input type="search" id="${id}-field" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-expanded="false" aria-controls="${id}-list" aria-describedby="${id}-hint">
<ul id="${id}-list" role="listbox" aria-label="Places" hidden></ul></div>
<div class="several" id="${id}-several"></div>
</div>
`;

export interface SearchOptions {
  /** Called with the code of an area of the edition. */
  readonly chosen: (code: string) => void;
  /** The page of a larger place. */
  readonly pageOf: (code: string) => string | undefined;
}

/** Makes a field that is on the page already find places: with the mouse, and with the keyboard alone. */
export function wireSearch(
  place: HTMLElement,
  id: string,
  explorer: Explorer,
  { chosen, pageOf }: SearchOptions,
): void {
  const field = inside<HTMLInputElement>(place, `#${id}-field`);
  const list = inside(place, `#${id}-list`);
  const several = inside(place, `#${id}-several`);
  let hits: readonly Hit[] = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const mark = (i: number) => {
    active = i;
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === i));
    const option = list.children[i];
    if (option === undefined) field.removeAttribute('aria-activedescendant');
    else {
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };
  const look = async () => {
    const text = field.value;
    const search = await searchOf(explorer);
    if (text !== field.value) return;
    hits = search.hits(text);
    if (text.trim() === '') return close();
    fill(
      list,
      hits.length === 0
        ? html`<li role="option" aria-disabled="true" aria-selected="false" id="${id}-0">Nothing is found. Towns and wards are not known: try the council, a postcode or the constituency.</li>`
        : hits.map(
            ({ label, what }, i) =>
              html`<li role="option" aria-selected="false" id="${id}-${i}" data-hit="${i}"><span>${label}</span> <span class="what">${what}</span></li>`,
          ),
    );
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    mark(-1);
    explorer.say(
      hits.length === 0 ? 'Nothing is found' : hits.length === 1 ? '1 place' : `${hits.length} places`,
    );
  };
  const take = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    field.value = hit.label;
    close();
    const only = onlyArea(hit);
    if (only !== '') {
      fill(several, '');
      chosen(only);
      return;
    }
    fill(several, severalMarkup(hit, pageOf));
    inside(several, 'h2').focus();
  };
  field.addEventListener('input', () => void look());
  field.addEventListener('focus', () => void searchOf(explorer));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (list.hidden) field.value = '';
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) void look();
      else if (hits.length > 0)
        mark((active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1) + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!list.hidden) take(hits[Math.max(0, active)]);
      else void look();
    }
  });
  field.addEventListener('blur', () => setTimeout(close, 150));
  list.addEventListener('mousedown', (event) => event.preventDefault());
  on(list, 'click', '[data-hit]', (option) => take(hits[Number(option.dataset.hit)]));
  on(several, 'click', '[data-area]', (button) => {
    const code = button.dataset.area ?? '';
    fill(several, '');
    chosen(code);
  });
}

/** What a place that is not one area of the index comes to. */
function severalMarkup(hit: Hit, pageOf: SearchOptions['pageOf']) {
  const ranked = hit.choices.filter(({ ranked: isRanked }) => isRanked);
  const others = hit.choices.filter(({ ranked: isRanked }) => !isRanked);
  const page = hit.page === '' ? undefined : pageOf(hit.page);
  const says =
    ranked.length === 0
      ? 'No area of this index is in it.'
      : ranked.length === 1
        ? 'One area of the index is in it.'
        : `${ranked.length} areas of the index are in it: choose one.`;
  return html`<div class="panel"><h2 tabindex="-1">${hit.label}</h2>
<p>${hit.what.replace(/^./, (letter) => letter.toUpperCase())}. ${says}</p>
${ranked.length > 0 && html`<ul class="choices">${ranked.map(({ code, name, share }) => html`<li><button type="button" class="plain" data-area="${code}">${name}</button>${share !== '' && html` <span class="what">${share}</span>`}</li>\n`)}</ul>`}
${others.length > 0 && html`<p class="what">Not ranked: ${others.map(({ name, share }) => (share === '' ? name : `${name} (${share})`)).join('; ')}.</p>`}
${page !== undefined && html`<p><a href="${page}">The page of ${hit.label}, with its figures</a></p>`}</div>`;
}
