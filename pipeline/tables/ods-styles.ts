import { scanXml } from './scan-xml.js';

type Attributes = (name: string) => string | undefined;

/** Where text is, next to its line. */
export type Position = 'raised' | 'lowered';

/** The styles of an ods workbook, as far as they change what a cell says. */
export class OdsStyles {
  readonly #positions = new Map<string, Position | undefined>();
  readonly #parents = new Map<string, string>();
  readonly #hiddenTables = new Set<string>();
  #open: string | undefined;

  /** Takes note of an element of styles. */
  open(name: string, attribute: Attributes): void {
    if (name === 'style') {
      this.#open = attribute('style:name');
      const parent = attribute('parent-style-name');
      if (this.#open !== undefined && parent !== undefined) this.#parents.set(this.#open, parent);
    } else if (name === 'text-properties' && this.#open !== undefined) {
      const position = attribute('text-position');
      if (position !== undefined) this.#positions.set(this.#open, positionIn(position));
    } else if (name === 'table-properties' && this.#open !== undefined) {
      if (attribute('display') === 'false') this.#hiddenTables.add(this.#open);
    }
  }

  read(xml: string): void {
    scanXml(xml, {
      open: (name, attribute) => this.open(name, attribute),
      close: () => undefined,
      text: () => undefined,
    });
  }

  /** Whether the text of a style is raised or lowered, by itself or by the styles that it is made from. */
  positionOf(style: string | undefined): Position | undefined {
    let name = style;
    for (let i = 0; name !== undefined && i < 20; i += 1) {
      if (this.#positions.has(name)) return this.#positions.get(name);
      name = this.#parents.get(name);
    }
    return undefined;
  }

  isHidden(style: string | undefined): boolean {
    return style !== undefined && this.#hiddenTables.has(style);
  }
}

/** Reads `super 58%`, `sub 58%`, `33% 58%` and `-20% 100%`. */
function positionIn(text: string): Position | undefined {
  if (text.startsWith('super')) return 'raised';
  if (text.startsWith('sub')) return 'lowered';
  const percent = Number.parseFloat(text);
  if (percent > 0) return 'raised';
  return percent < 0 ? 'lowered' : undefined;
}
