/**
 * Other names of an area in use, by its code. A variant that a rule of `pipeline/geography/names.ts` covers,
 * such as the ending `, City of`, needs no entry; common short names are listed all the same, for readers of
 * the register. The script adds names that only the boundaries have.
 */
export const ALIASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['E06000003', ['Langbaurgh', 'Langbaurgh-on-Tees']], // its name until 1996
  ['E06000010', ['Kingston upon Hull', 'Hull']],
  ['E06000011', ['East Riding']],
  ['E06000019', ['Herefordshire']],
  ['E06000020', ['The Wrekin']], // its name until 1998
  ['E06000022', ['B&NES', 'BANES']],
  ['E06000023', ['Bristol']],
  ['E06000028', ['Bournemouth (Pre LG)']], // Local Authority Interactive Tool
  ['E06000029', ['Poole (Pre LG)']],
  ['E06000035', ['Medway Towns', 'The Medway Towns']], // the latter its first name, of 1998
  ['E06000040', ['RBWM']],
  ['E06000043', ['Brighton']],
  ['E06000047', ['Durham']],
  ['E06000053', ['Scilly', 'Scilly Isles']],
  ['E06000055', ['Bedford Borough']],
  ['E06000058', ['BCP']], // what the council calls itself
  ['E07000112', ['Shepway']], // its name until 1 April 2018
  ['E08000013', ['St Helens']],
  ['E09000001', ['City of London Corporation', 'Corporation of London']],
  ['E09000013', ['LBHF', 'H&F']],
  ['E09000020', ['RBKC']],
  ['E10000009', ['Dorset (Pre LG)']],
  ['N09000002', ['Armagh, Banbridge and Craigavon']],
  ['N09000005', ['Derry and Strabane']],
  ['S12000013', ['Eilean Siar', 'Western Isles', 'Comhairle nan Eilean Siar']],
  // Welsh names: those that the councils use, and that the code lists of the ONS have next to the English.
  ['W06000001', ['Anglesey', 'Ynys Môn', 'Sir Ynys Môn']],
  ['W06000003', ['Bwrdeistref Sirol Conwy']],
  ['W06000004', ['Sir Ddinbych']],
  ['W06000005', ['Sir y Fflint']],
  ['W06000006', ['Wrecsam']],
  ['W06000008', ['Sir Ceredigion']],
  ['W06000009', ['Sir Benfro']],
  ['W06000010', ['Sir Gaerfyrddin', 'Sir Gâr']],
  ['W06000011', ['Abertawe']],
  ['W06000012', ['Castell-nedd Port Talbot']],
  ['W06000013', ['Pen-y-bont ar Ogwr']],
  ['W06000014', ['Bro Morgannwg']],
  ['W06000015', ['Caerdydd']],
  ['W06000016', ['Rhondda Cynon Taff', 'Rhondda, Cynon, Taff', 'RCT']],
  ['W06000018', ['Caerffili']],
  ['W06000020', ['Tor-faen']],
  ['W06000021', ['Sir Fynwy']],
  ['W06000022', ['Casnewydd']],
  ['W06000024', ['Merthyr Tudful']],
]);
