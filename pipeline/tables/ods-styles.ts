import { scanXml } from './scan-xml.js';

type Attributes = (name: string) => string | undefined;

/** Where text is, next to its line. */
export type Position = 'raised' | 'lowered';

/** What a style does to the numbers of a cell. */
export interface NumberLook {
  /** What numbers are divided by before they are shown. */
  readonly factor: number;
  /** False for a style that shows a text in place of a number, or nothing. */
  readonly hasNumber: boolean;
  /** True for one that shows numbers in a colour, as those below zero are. */
  readonly coloured: boolean;
  /** True for one that prints digits of its own next to those of the number. */
  readonly printsDigits: boolean;
}

/** A style of numbers, with the styles that it passes some numbers on to. */
interface NumberStyle {
  factor: number;
  hasNumber: boolean;
  coloured: boolean;
  printsDigits: boolean;
  readonly maps: { readonly condition: string; readonly style: string }[];
}

const NUMBER_STYLES = new Set(['number-style', 'currency-style', 'percentage-style']);
const SHOWS_NUMBER = new Set(['number', 'scientific-number', 'fraction']);

/** Whether a condition such as `value()>=0` holds; undefined for one of another form. */
function holds(value: number, condition: string): boolean | undefined {
  const [, sign = '', text = ''] = /^value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[\d.]+)$/.exec(condition.trim()) ?? [];
  const limit = Number(text);
  if (sign === '<') return value < limit;
  if (sign === '<=') return value <= limit;
  if (sign === '>') return value > limit;
  if (sign === '>=') return value >= limit;
  if (sign === '=') return value === limit;
  return sign === '!=' ? value !== limit : undefined;
}

/** The styles of an ods workbook, as far as they change what a cell says. */
export class OdsStyles {
  readonly #positions = new Map<string, Position | undefined>();
  readonly #parents = new Map<string, string>();
  readonly #hiddenTables = new Set<string>();
  readonly #numbers = new Map<string, NumberStyle>();
  /** The style of numbers of each style of cells that names one. */
  readonly #dataStyles = new Map<string, string>();
  #open: string | undefined;
  #number: NumberStyle | undefined;

  /** Takes note of an element of styles. */
  open(name: string, attribute: Attributes): void {
    if (NUMBER_STYLES.has(name)) {
      this.#number = { factor: 1, hasNumber: false, coloured: false, printsDigits: false, maps: [] };
      const called = attribute('style:name');
      if (called !== undefined) this.#numbers.set(called, this.#number);
    } else if (this.#number !== undefined) {
      this.#partOfNumber(this.#number, name, attribute);
    } else if (name === 'style') {
      this.#open = attribute('style:name');
      const parent = attribute('parent-style-name');
      const numbers = attribute('data-style-name');
      if (this.#open !== undefined && parent !== undefined) this.#parents.set(this.#open, parent);
      if (this.#open !== undefined && numbers !== undefined) this.#dataStyles.set(this.#open, numbers);
    } else if (name === 'text-properties' && this.#open !== undefined) {
      const position = attribute('text-position');
      if (position !== undefined) this.#positions.set(this.#open, positionIn(position));
    } else if (name === 'table-properties' && this.#open !== undefined) {
      if (attribute('display') === 'false') this.#hiddenTables.add(this.#open);
    }
  }

  /** Takes note of text, which styles of numbers print around the number. */
  text(text: string): void {
    if (this.#number !== undefined && /\d/.test(text)) this.#number.printsDigits = true;
  }

  close(name: string): void {
    if (NUMBER_STYLES.has(name)) this.#number = undefined;
  }

  #partOfNumber(number: NumberStyle, name: string, attribute: Attributes): void {
    if (SHOWS_NUMBER.has(name)) {
      number.hasNumber = true;
      number.factor *= Number(attribute('display-factor') ?? '1') || 1;
    } else if (name === 'text-properties') number.coloured ||= attribute('fo:color') !== undefined;
    else if (name === 'map')
      number.maps.push({
        condition: attribute('condition') ?? '',
        style: attribute('apply-style-name') ?? '',
      });
  }

  read(xml: string): void {
    scanXml(xml, {
      open: (name, attribute) => this.open(name, attribute),
      close: (name) => this.close(name),
      text: (text) => this.text(text),
    });
  }

  /** What is known of a style, by itself or by the styles that it is made from. */
  #inherited<T>(known: ReadonlyMap<string, T>, style: string | undefined): T | undefined {
    let name = style;
    for (let i = 0; name !== undefined && i < 20; i += 1) {
      if (known.has(name)) return known.get(name);
      name = this.#parents.get(name);
    }
    return undefined;
  }

  /** Whether the text of a style is raised or lowered. */
  positionOf(style: string | undefined): Position | undefined {
    return this.#inherited(this.#positions, style);
  }

  /** What a style of cells does to a number; undefined where the workbook does not say. */
  lookOf(style: string | undefined, value: number): NumberLook | undefined {
    let numbers = this.#numbers.get(this.#inherited(this.#dataStyles, style) ?? '');
    for (let i = 0; numbers !== undefined && i < 5; i += 1) {
      const map = numbers.maps.find(({ condition }) => holds(value, condition) === true);
      const next = map === undefined ? undefined : this.#numbers.get(map.style);
      if (next === undefined) break;
      numbers = next;
    }
    return numbers;
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
