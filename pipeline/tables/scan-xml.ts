/** What is found in a document, in its order. Names are without the prefixes of their name spaces. */
export interface XmlHandlers {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

/** A comment, CDATA, an instruction, a declaration, a tag, or text. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
        if (name !== undefined) return ENTITIES[name] ?? all;
        const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : all;
      })
    : text;

/** A name without its prefix; attributes of two name spaces, as in calcext:value-type, keep theirs. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Goes through an XML document without keeping it. Entities other than those of XML itself stay as they are,
 * so that none can expand. Throws `SyntaxError` where the text is no document.
 */
export function scanXml(xml: string, { open, close, text }: XmlHandlers): void {
  const token = new RegExp(TOKEN);
  token.lastIndex = xml.startsWith('\ufeff') ? 1 : 0;
  const elements: string[] = [];
  while (token.lastIndex < xml.length) {
    const position = token.lastIndex;
    const found = token.exec(xml);
    if (found === null) throw new SyntaxError(`no XML at position ${position}`);
    const [, data, end, name, attributes = '', words] = found;
    if (data !== undefined) text(data);
    else if (words !== undefined) text(decoded(words));
    else if (name !== undefined && end === '/') {
      if (elements.pop() !== name) throw new SyntaxError(`</${name}> closes another element`);
      close(local(name));
    } else if (name !== undefined) {
      open(local(name), (wanted) => attributeOf(attributes, wanted));
      if (attributes.endsWith('/')) close(local(name));
      else elements.push(name);
    }
  }
  if (elements.length > 0) throw new SyntaxError(`<${elements.at(-1)}> does not end`);
}

/** An attribute by its name, with or without a prefix. */
function attributeOf(attributes: string, wanted: string): string | undefined {
  if (!attributes.includes(wanted)) return undefined;
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE))
    if (name === wanted || (!wanted.includes(':') && !name.startsWith('calcext:') && local(name) === wanted))
      return decoded(double ?? single ?? '');
  return undefined;
}
