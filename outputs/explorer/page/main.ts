import { html } from '../../page/markup.js';
import type { EditionList, IndexData } from '../data-types.js';
import type { Explorer, Update } from './context.js';
import { DataMissing, load } from './data.js';
import { fill, findId } from './dom.js';
import { measureHeads } from './measure-heads.js';
import { editionIn, readState, type State, writeState } from './state.js';
import { VIEWS } from './views.js';

/** The view that is open, and how it takes a change of the address. */
let open: { readonly key: string; readonly update: Update } | undefined;
/** Counts the changes of the address: of two that overlap the later is shown. */
let turn = 0;

/** Reads the address and gives what a view needs. */
async function explorerAt(hash: string): Promise<{ explorer: Explorer; problems: readonly string[] }> {
  const list = await load<EditionList>('editions');
  const { edition, problem } = editionIn(hash, list);
  const entry = list.editions.find((each) => each.edition === edition)!;
  const data = await load<IndexData>(entry.data);
  const measures = measureHeads(data, entry.moves !== null, entry.shadow);
  const known = { views: VIEWS.map(({ id }) => id), measures: measures.map(({ id }) => id), data };
  const { state, problems } = readState(hash, edition, known);
  const first = editionIn('', list).edition;
  const standard = readState('', first, known).state;
  const link = (change: Partial<State>) => writeState({ ...state, ...change }, standard);
  const explorer: Explorer = {
    state,
    list,
    entry,
    data,
    measures,
    link,
    go: (change, how = 'push') => {
      const address = link(change);
      if (address === location.hash) return;
      if (how === 'push') location.hash = address;
      else {
        history.replaceState(null, '', address);
        void show();
      }
    },
    say: (text) => {
      findId('said').textContent = text;
    },
  };
  return { explorer, problems: problem === undefined ? problems : [problem, ...problems] };
}

function drawFrame({ state, entry, link }: Explorer, problems: readonly string[]): void {
  const view = VIEWS.find(({ id }) => id === state.view) ?? VIEWS[0]!;
  fill(
    findId('views'),
    html`<ul>${VIEWS.map(
      ({ id, title }) =>
        html`<li><a href="${link({ view: id })}"${id === view.id && html` aria-current="page"`}>${title}</a></li>`,
    )}</ul>`,
  );
  findId('edition').textContent = entry.title;
  findId('title').textContent = view.heading;
  findId('lead').textContent = view.id === 'area' ? (entry.lead ?? view.lead) : view.lead;
  document.title = `${view.heading} – Social Mobility Explorer`;
  fill(
    findId('problems'),
    problems.length > 0 &&
      html`<div class="problem"><p><strong>Some of this address could not be used.</strong></p>${problems.map((text) => html`<p>${text}</p>`)}</div>`,
  );
}

/** Keeps the focus where a view is drawn again: by the id of what had it. */
async function keepingFocus(draw: () => Promise<void>): Promise<void> {
  const before = document.activeElement;
  const id = before instanceof HTMLElement ? before.id : '';
  await draw();
  if (id === '' || document.activeElement?.id === id) return;
  if (document.activeElement === document.body || document.activeElement === null)
    document.getElementById(id)?.focus({ preventScroll: true });
}

async function drawView(explorer: Explorer, mine: number): Promise<void> {
  const { state } = explorer;
  const key = `${state.view} ${state.edition}`;
  if (open?.key === key && open.update !== undefined) {
    await open.update(explorer);
    return;
  }
  const view = VIEWS.find(({ id }) => id === state.view)!;
  const isNew = open?.key !== key;
  const place = document.createElement('div');
  await keepingFocus(async () => {
    const update = await view.render(place, explorer);
    if (mine !== turn) return;
    findId('view').replaceChildren(place);
    open = { key, update };
  });
  if (isNew && mine > 1) window.scrollTo(0, 0);
}

/** Shows what the address asks for. */
async function show(): Promise<void> {
  turn += 1;
  const mine = turn;
  try {
    const { explorer, problems } = await explorerAt(location.hash);
    if (mine !== turn) return;
    drawFrame(explorer, problems);
    await drawView(explorer, mine);
    document.documentElement.dataset.shown = location.hash;
  } catch (error) {
    if (!(error instanceof DataMissing)) throw error;
    fill(
      findId('problems'),
      html`<div class="problem" role="alert"><p><strong>This cannot be shown.</strong></p><p>${error.message}</p></div>`,
    );
    document.documentElement.dataset.shown = location.hash;
  }
}

// The address is that of a view: a link to a place of the page must not change it.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href="#content"]') : null;
  if (link === null) return;
  event.preventDefault();
  findId('content').focus();
});
window.addEventListener('hashchange', () => void show());
void show();
