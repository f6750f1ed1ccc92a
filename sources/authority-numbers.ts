/**
 * Numbers of the Department for Education that are not in its own NEET file: of authorities that were created
 * or abolished since, of the two smallest, and of England and its regions.
 */
export const DECLARED_AUTHORITY_NUMBERS: ReadonlyMap<number, string> = new Map([
  [942, 'E06000063'], // Cumberland
  [943, 'E06000064'], // Westmorland and Furness
  [928, 'E10000021'], // Northamptonshire, until 2021
  [835, 'E10000009'], // Dorset, until 2019
  [836, 'E06000029'], // Poole, until 2019
  [837, 'E06000028'], // Bournemouth, until 2019
  [201, 'E09000001'], // City of London
  [420, 'E06000053'], // Isles of Scilly
  [970, 'E92000001'], // England
  [980, 'E12000001'], // North East
  [981, 'E12000002'], // North West
  [982, 'E12000003'], // Yorkshire and The Humber
  [983, 'E12000004'], // East Midlands
  [984, 'E12000005'], // West Midlands
  [985, 'E12000006'], // East of England
  [986, 'E12000007'], // London
  [987, 'E13000001'], // Inner London
  [988, 'E13000002'], // Outer London
  [989, 'E12000008'], // South East
  [990, 'E12000009'], // South West
]);
