import { type PictureParts, pictureFile } from '../../page/picture.js';
import { on } from './dom.js';
import type { Explorer } from './explorer.js';
import { type Downloads, sheetCsv } from './sheet.js';

/** Width of a picture in pixels: sharp on a slide. */
const PIXELS = 2000;

/** Offers bytes as a file. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function pngOf(parts: PictureParts): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([pictureFile(parts)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = PIXELS;
    canvas.height = Math.round((PIXELS * image.naturalHeight) / image.naturalWidth);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Copies the address; where the browser does not let a page do that, it says where the address is. */
async function copyLink(): Promise<string> {
  try {
    await navigator.clipboard.writeText(location.href);
    return 'Copied';
  } catch {
    return 'The link is in the address bar';
  }
}

/** Makes the buttons work. */
export function wireDownloads(
  place: HTMLElement,
  id: string,
  { name, sheet, picture }: Downloads,
  explorer: Explorer,
): void {
  on(place, 'click', `#${id} [data-take]`, async (button) => {
    const take = button.dataset.take;
    const said = place.querySelector(`#${id}-taken`);
    const tell = (text: string) => {
      if (said !== null) said.textContent = text;
      explorer.say(text);
    };
    if (take === 'csv' && sheet !== undefined)
      save(`${name}.csv`, new Blob([sheetCsv(sheet())], { type: 'text/csv;charset=utf-8' }));
    if (take === 'svg' && picture !== undefined)
      save(`${name}.svg`, new Blob([pictureFile(picture())], { type: 'image/svg+xml' }));
    if (take === 'png' && picture !== undefined) save(`${name}.png`, await pngOf(picture()));
    tell(take === 'link' ? await copyLink() : `Saved ${name}.${take}`);
  });
}
