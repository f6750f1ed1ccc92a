/** Words and letters next to a number that say by how much it is to be multiplied: £9.5k, 3 million. */
const SCALES = /(?<!\p{L})(?:k|mn|mln|bn|tn|thousands?|millions?|billions?|trillions?)(?!\p{L})/iu;
/** The same next to an amount of money, where m is no metre and b no byte. */
const OF_MONEY = /(?<!\p{L})[mbt](?!\p{L})/iu;

/**
 * True where the text around a number says a scale: what a reader sees is then another number.
 * @param money whether the number is in a currency
 */
export const scaleWord = (text: string, money: boolean): boolean =>
  SCALES.test(text) || (money && OF_MONEY.test(text));
