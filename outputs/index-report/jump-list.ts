import { html, type Markup } from './markup.js';

/** An area with a row of its own on the page, whose id is its code. */
interface Listed {
  readonly code: string;
  readonly name: string;
}

/** The letter that an area is listed under; what does not begin with one stands under `#`. */
function initial(name: string): string {
  const letter = name.normalize('NFD').charAt(0).toUpperCase();
  return letter >= 'A' && letter <= 'Z' ? letter : '#';
}

const byName = (a: Listed, b: Listed): number => {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.code < b.code ? -1 : 1;
};

/** Every area by its initial letter, with a link to its row: the table itself is in the order of the ranks. */
export function jumpList(areas: readonly Listed[]): Markup {
  const letters = new Map<string, Listed[]>();
  for (const area of [...areas].sort(byName)) {
    const letter = initial(area.name);
    letters.set(letter, [...(letters.get(letter) ?? []), area]);
  }
  const parts = [...letters].map(([letter, under]) => {
    const links = under.map(({ code, name }) => html`<li><a href="#${code}">${name}</a></li>\n`);
    return html`<details name="letter"><summary>${letter}</summary><ul>\n${links}</ul></details>\n`;
  });
  return html`<nav class="jump" aria-label="Find an area by its first letter"><p>Find an area by its first letter:</p>
<div class="letters">
${parts}</div></nav>
`;
}
