/** What `otherKind` says of the code of a constituency, and of a postcode. */
export const CONSTITUENCY_CODE = 'the code of a constituency';
export const A_POSTCODE = 'a postcode';

/** What the codes of other kinds of area begin with; the ones that people have at hand. */
const OTHER_CODES: readonly (readonly [RegExp, string])[] = [
  [/^[EW]00/, 'the code of an output area'],
  [/^[EW]01|^S01/, 'the code of a lower-layer area of the census'],
  [/^[EW]02|^S02/, 'the code of a middle-layer area of the census'],
  [/^[EW]05|^S13|^N08/, 'the code of a ward'],
  [/^E11|^E13/, 'the code of a group of councils'],
  [/^E12/, 'the code of a region'],
  [/^E14|^W07|^S14|^N06|^N05/, CONSTITUENCY_CODE],
  [/^E47/, 'the code of a combined authority'],
  [/^[EWSN]92|^K0/, 'the code of a country'],
];

const POSTCODE = /^(?:gir ?0aa|[a-z]{1,2}\d[a-z\d]?(?: ?\d(?:[a-z]{2})?)?)$/i;

/** What a text is that is not the name or code of a local authority; undefined where nothing says so. */
export function otherKind(text: string): string | undefined {
  const given = text.trim().toUpperCase();
  if (/^[A-Z]\d{8}$/.test(given)) return OTHER_CODES.find(([begins]) => begins.test(given))?.[1];
  return POSTCODE.test(given.replace(/\s+/g, ' ')) ? A_POSTCODE : undefined;
}
