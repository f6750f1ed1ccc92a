import { escapeHtml } from '../formats/escape.js';

/** Text that is HTML. Only the `html` tag and `trusted` make it. */
export class Markup {
  constructor(readonly text: string) {}
}

/**
 * What a template may hold: text is escaped, markup is not, lists are joined; null, undefined and false are
 * empty.
 */
export type Content = string | number | Markup | readonly Content[] | null | undefined | false;

function render(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escapeHtml(content);
  if (typeof content === 'number') return String(content);
  if (content === null || content === undefined || content === false) return '';
  let text = '';
  for (const part of content) text += render(part);
  return text;
}

/** A piece of HTML: what is between `${` and `}` is escaped, unless it is a piece of HTML itself. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = strings[0] ?? '';
  // A page is made of thousands of these: no pair of index and value is made for each.
  for (let i = 0; i < values.length; i += 1) text += render(values[i]) + (strings[i + 1] ?? '');
  return new Markup(text);
}

/** Text of the program that must not be escaped, such as a style sheet. Never text from data. */
export const trusted = (text: string): Markup => new Markup(text);

/** Contents with `between` between them. */
export const joined = (contents: readonly Content[], between: Content): Content[] =>
  contents.flatMap((content, i) => (i === 0 ? [content] : [between, content]));

/**
 * A link to another site. An address that is not of the web (such as `javascript:`) gives only the text: the
 * addresses come from declarations, which anyone may write.
 */
export const linkTo = (address: string, text: Content): Markup =>
  /^https?:\/\//i.test(address) ? html`<a href="${address}">${text}</a>` : html`${text}`;
