/**
 * Other names of an area in use, by its code. A variant that a rule of `pipeline/geography/names.ts` covers,
 * such as the ending `, City of`, needs no entry; common short names are listed all the same, for readers of
 * the register. The script adds names that only the boundaries have.
 */
export const ALIASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['E06000010', ['Kingston upon Hull', 'Hull']],
  ['E06000019', ['Herefordshire']],
  ['E06000023', ['Bristol']],
  ['E06000028', ['Bournemouth (Pre LG)']], // Local Authority Interactive Tool
  ['E06000029', ['Poole (Pre LG)']],
  ['E06000035', ['Medway Towns']],
  ['E06000047', ['Durham']],
  ['E06000053', ['Scilly', 'Scilly Isles']],
  ['E06000055', ['Bedford Borough']],
  ['E07000112', ['Shepway']], // its name until 2018
  ['E08000013', ['St Helens']],
  ['E10000009', ['Dorset (Pre LG)']],
  ['N09000002', ['Armagh, Banbridge and Craigavon']],
  ['N09000005', ['Derry and Strabane']],
  ['S12000013', ['Eilean Siar', 'Western Isles', 'Comhairle nan Eilean Siar']],
  ['W06000001', ['Anglesey', 'Ynys Môn']],
  ['W06000016', ['Rhondda Cynon Taff', 'Rhondda, Cynon, Taff']],
]);
