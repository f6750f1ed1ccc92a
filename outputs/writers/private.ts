import { plainCsv } from '../formats/table-files.js';
import { oneFile, type Writer } from '../writer.js';

/* What every folder has that must not leave a secure setting. */

const NOT_READY = `NOT READY TO LEAVE THE SECURE SETTING

These files are unrounded and without disclosure control: counts of a few people, sums that describe one person. They
are for checking the estimates inside; output-check.md is for who checks the output. What may leave is in the folder of --out, after the checks of the setting itself.
`;

/** What lists of files say of each. */
export const PRIVATE = 'For checking inside; must not leave';

export const notReady: Writer = oneFile(
  'NOT-READY-TO-LEAVE.txt',
  'descriptions',
  { title: 'Warning', description: PRIVATE },
  () => NOT_READY,
);
export const outOfRange: Writer = {
  ...plainCsv('private_out_of_range', PRIVATE),
  when: ({ tables }) => tables.some(({ table }) => table.name === 'private_out_of_range'),
};
