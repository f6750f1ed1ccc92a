import { weightPerCent } from '../../../formats/numbers.js';
import { html, type Markup } from '../../../page/markup.js';
import {
  type Choice,
  LARGEST_WEIGHT,
  type Slider,
  sharesOf,
  WEIGHT_STEP,
  weightText,
} from '../../weights/choice.js';

/** What an indicator or aggregate is called. */
export type Naming = (slider: Slider) => string;

function sliderMarkup(slider: Slider, choice: Choice, name: string, share: number): Markup {
  const { code, published, depth } = slider;
  const weight = weightText(choice.get(code) ?? published);
  const id = `weigh-${code}`;
  const of = html`min="0" max="${LARGEST_WEIGHT}" step="${WEIGHT_STEP}"`;
  return html`<div class="weigh depth-${depth}" data-code="${code}"><label for="${id}">${name}</label>
<input type="range" id="${id}" ${of} value="${weight}" aria-describedby="${id}-share">
<input type="number" id="${id}-number" ${of} value="${weight}" inputmode="decimal" aria-label="${name}: weight as a number">
<span class="share" id="${id}-share">${weightPerCent(share)}</span></div>
`;
}

/**
 * The sliders of an index, those of each part of the index in a group of their own that opens and closes.
 * Each has a field for the number next to it, and its share of what it is part of.
 */
export function slidersMarkup(sliders: readonly Slider[], choice: Choice, nameOf: Naming): Markup {
  const shares = sharesOf(choice, sliders);
  const one = (slider: Slider) => sliderMarkup(slider, choice, nameOf(slider), shares.get(slider.code) ?? 0);
  const groups: { readonly top: Slider | undefined; readonly below: Slider[] }[] = [];
  for (const slider of sliders) {
    if (slider.depth === 1 || groups.length === 0)
      groups.push(slider.depth === 1 ? { top: slider, below: [] } : { top: undefined, below: [slider] });
    else groups.at(-1)!.below.push(slider);
  }
  return html`${groups.map(
    ({ top, below }, i) =>
      html`<div class="weigh-group">${top !== undefined && one(top)}${
        below.length > 0 &&
        html`<details id="weigh-part-${i}"${below.some(({ code }) => choice.has(code)) && html` open`}><summary>${
          top === undefined ? 'Parts' : `Parts of ${nameOf(top)}`
        }</summary>${below.map(one)}</details>`
      }</div>`,
  )}`;
}

/** Brings both fields and the shares into line with a choice; the field that is typed in stays as it is. */
export function syncSliders(
  place: ParentNode,
  sliders: readonly Slider[],
  choice: Choice,
  typed?: Element,
): void {
  const shares = sharesOf(choice, sliders);
  for (const { code, published } of sliders) {
    const row = place.querySelector(`[data-code="${code}"]`);
    if (row === null) continue;
    const weight = weightText(choice.get(code) ?? published);
    for (const field of row.querySelectorAll('input'))
      if (field !== typed && field.value !== weight) field.value = weight;
    row.querySelector('.share')!.textContent = weightPerCent(shares.get(code) ?? 0);
    row.classList.toggle('is-changed', choice.has(code));
  }
}

/** The weight in a field; undefined for a text that is none. */
export function weightIn(field: HTMLInputElement): number | undefined {
  const weight = Number(field.value);
  if (field.value.trim() === '' || !Number.isFinite(weight) || weight < 0 || weight > LARGEST_WEIGHT)
    return undefined;
  return Number(weightText(weight));
}
