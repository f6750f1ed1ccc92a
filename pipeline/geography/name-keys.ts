/** The kinds of council that lists put before or after the name of an area, and people leave out. */
const ONE_KIND =
  '(?:(?:metropolitan |london |royal )?(?:borough|district)|metropolitan|county|city|unitary(?: authority| district)?)';
const KIND = `${ONE_KIND}(?: (?:and )?${ONE_KIND})*`;
const SHORT = '(?:ua|md|mb|lb|rb|bc|dc|cc|mbc|mdc|lbc)';
const BEFORE = [
  new RegExp(`^(?:council of (?:the )?)?${KIND} (?:council )?of (?:the )?`),
  // `London Borough Camden` and `LB Camden`; not `City` and `County`, as in County Durham.
  new RegExp(`^(?:(?:metropolitan|london|royal) borough|${SHORT})(?: council)?(?: of)? (?:the )?`),
  /^council of (?:the )?/,
  /^cyngor (?:bwrdeistref sirol |dinas )?/,
];
const AFTER = new RegExp(` (?:${SHORT}|${KIND}|(?:${KIND} )?council|local authority|la|${KIND} of)$`);

const OF_AT_END = new RegExp(`^(.+?) (${KIND}) of$`);

/** Words that people shorten, in full. A key has the long word, whoever wrote the short one. */
const LONG_WORDS: Readonly<Record<string, string>> = {
  saint: 'st',
  met: 'metropolitan',
  metro: 'metropolitan',
  beds: 'bedfordshire',
  berks: 'berkshire',
  bucks: 'buckinghamshire',
  cambs: 'cambridgeshire',
  derbys: 'derbyshire',
  glos: 'gloucestershire',
  hants: 'hampshire',
  herts: 'hertfordshire',
  lancs: 'lancashire',
  leics: 'leicestershire',
  lincs: 'lincolnshire',
  northants: 'northamptonshire',
  northumb: 'northumberland',
  notts: 'nottinghamshire',
  oxon: 'oxfordshire',
  salop: 'shropshire',
  staffs: 'staffordshire',
  warks: 'warwickshire',
  wilts: 'wiltshire',
  worcs: 'worcestershire',
  yorks: 'yorkshire',
};
const DIRECTIONS: Readonly<Record<string, string>> = {
  n: 'north',
  nth: 'north',
  s: 'south',
  sth: 'south',
  e: 'east',
  w: 'west',
  ne: 'north east',
  nw: 'north west',
  se: 'south east',
  sw: 'south west',
};

/** A direction is one only before another word: `NE Lincs`, and not `Moray W`. */
const inFull = (word: string, i: number, words: readonly string[]): string =>
  (i < words.length - 1 ? DIRECTIONS[word] : undefined) ?? LONG_WORDS[word] ?? word;

/**
 * The words of a name in lower case: hyphens, dots and other marks separate words; apostrophes and accents do
 * not.
 */
export const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll('+', ' and ')
    .replace(/['’‘`´ʼ]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * A name reduced to the words that identify it: `King’s Lynn & West Norfolk` as `kings lynn and west
 * norfolk`, `St. Helens` as `st helens`, `Bristol, City of` as `city of bristol`, `NE Lincs` as `north east
 * lincolnshire`.
 */
export function nameKey(name: string): string {
  const words = wordsOf(name).map(inFull).join(' ');
  const plain = words.replace(/^the (?=.)/, '').replace(/(?<=.) the$/, '');
  return plain.replace(OF_AT_END, '$2 of $1');
}

/** The key without the words around a name: `city of bristol` and `bristol city council` as `bristol`. */
export function bareKey(key: string): string {
  const bare = BEFORE.reduce((text, before) => text.replace(before, ''), key).replace(AFTER, '');
  return bare === key || bare === '' ? key : bareKey(bare);
}

/** A key without its river, sea or county: `stockton on tees` as `stockton`. Other keys stay. */
export const shortKey = (key: string): string => key.replace(/ (?:upon|on|under|in|by) .+$/, '');

/** Words that begin many names, and that nobody calls an area by. */
const COMMON = new Set([
  ...['north', 'south', 'east', 'west', 'north east', 'north west', 'south east', 'south west', 'mid'],
  ...['central', 'high', 'new', 'old', 'great', 'greater', 'three', 'isle', 'isles', 'isle of', 'isles of'],
  ...['vale', 'vale of', 'forest', 'forest of', 'tower', 'castle', 'city', 'city of', 'county', 'county of'],
  ...['borough', 'royal', 'st', 'na', 'na h', 'district', 'council'],
]);

/** True when a key is the beginning of another, in whole words that are not common to many names. */
export const begins = (key: string, whole: string): boolean =>
  key !== '' && !COMMON.has(key) && whole.startsWith(`${key} `);
