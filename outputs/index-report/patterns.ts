import { html, type Markup } from './markup.js';

/*
 * Fills of the maps, in units of a map a thousand wide. Lines across the worst areas and dots on the best tell them
 * apart without colour; crossed lines: no score. Where a group is not sure its class is faded by bars of white, in two
 * steps: between the bars the colour is as it is, so that the order of the fifths holds in grey, and how much is white
 * tells how sure the group is to every kind of colour vision.
 */

const PLAIN = html`<pattern id="hot" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="p1" width="8" height="8"/><circle class="q1" cx="2" cy="2" r="1.1"/><circle class="q1" cx="6" cy="6" r="1.1"/></pattern>
<pattern id="cold" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="p5" width="7" height="7"/><rect class="q5" width="1.6" height="7"/></pattern>
<pattern id="blank" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="p0" width="8" height="8"/><path class="q0" d="M0 0H8M0 0V8"/></pattern>
`;

/** How much of a tile of eight is white where a group is fairly sure, and where it is less than that. */
const WHITE = { a: 3, b: 5.5 } as const;
type Shade = keyof typeof WHITE;
const SIDE = 8;

/** Rows of dots stay on the best, slanted strokes on the worst; the classes between have level bars. */
function faded(fifth: number, shade: Shade): Markup {
  const white = WHITE[shade];
  const row = white + (SIDE - white) / 2;
  const dots =
    fifth === 1 &&
    html`<circle class="q1" cx="2" cy="${row}" r="1.1"/><circle class="q1" cx="6" cy="${row}" r="1.1"/>`;
  return html`<pattern id="f${fifth}${shade}" width="${SIDE}" height="${SIDE}" patternUnits="userSpaceOnUse"${fifth === 5 && html` patternTransform="rotate(-45)"`}><rect class="p${fifth}" width="${SIDE}" height="${SIDE}"/>${dots}<rect class="p0" width="${SIDE}" height="${white}"/></pattern>
`;
}

const CLASSES = [1, 2, 3, 4, 5].flatMap((fifth) => (['a', 'b'] as const).map((shade) => ({ fifth, shade })));

/** Ids of the faded fills, which are their classes too: `f1a` to `f5b`. */
export const FADED: readonly string[] = CLASSES.map(({ fifth, shade }) => `f${fifth}${shade}`);

/** Every fill once. */
export const PATTERNS: Markup = html`${PLAIN}${CLASSES.map(({ fifth, shade }) => faded(fifth, shade))}`;

const TURNS: Readonly<Record<string, string>> = {
  ...{ cold: ' rotate(45)', blank: ' rotate(45)', f5a: ' rotate(-45)', f5b: ' rotate(-45)' },
};

/** The same again in another size, for a map that is drawn larger or smaller: `hot-near` for the suffix `near`. */
export const scaledPatterns = (suffix: string, scale: number): Markup =>
  html`${['hot', 'cold', 'blank', ...FADED].map(
    (id) =>
      html`<pattern id="${id}-${suffix}" href="#${id}" patternTransform="scale(${scale})${TURNS[id] ?? ''}"/>\n`,
  )}`;
