import { areaCode, areaName, filledText } from '../fields.js';

/**
 * The two columns that identify a row: area code and name in an edition, unit code and name in a custom
 * index.
 */
export const AREA_KEY = { area_code: areaCode, area_name: areaName };
export const UNIT_KEY = {
  unit_code: filledText('Unit code', 'Code of the unit, as in the given data.'),
  unit_name: filledText('Unit name', 'Name of the unit.'),
};
export type UnitKey = typeof AREA_KEY | typeof UNIT_KEY;

/** Name of the column with the code. */
export const codeColumn = (key: UnitKey): 'area_code' | 'unit_code' =>
  'area_code' in key ? 'area_code' : 'unit_code';
