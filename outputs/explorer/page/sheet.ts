import { csvLine } from '../../formats/csv.js';
import { html, type Markup } from '../../page/markup.js';
import type { PictureParts } from '../../page/picture.js';

/** A table as it is shown and as it is downloaded. */
export interface Sheet {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export const sheetCsv = ({ head, rows }: Sheet): string => `${[head, ...rows].map(csvLine).join('\n')}\n`;

export interface Downloads {
  /** What the files are called, without their ending. */
  readonly name: string;
  readonly sheet?: () => Sheet;
  readonly picture?: () => PictureParts;
}

/** The buttons below what is shown. */
export const downloadBar = (id: string, { sheet, picture }: Pick<Downloads, 'sheet' | 'picture'>): Markup =>
  html`<div class="downloads" id="${id}" role="group" aria-label="Take it with you"><span>Take it with you:</span>
${sheet !== undefined && html`<button type="button" data-take="csv" id="${id}-csv">CSV</button>`}
${picture !== undefined && html`<button type="button" data-take="png" id="${id}-png">PNG</button><button type="button" data-take="svg" id="${id}-svg">SVG</button>`}
<button type="button" data-take="link" id="${id}-link">Copy the link</button><span class="taken" id="${id}-taken"></span></div>
`;
