import { BASE } from './base.js';
import { MAPS } from './maps.js';
import { PARTS } from './parts.js';
import { PRINT } from './print.js';
import { TABLES } from './tables.js';

/** The one style sheet of the report. */
export const STYLE = [BASE, PARTS, MAPS, TABLES, PRINT].map((part) => part.trim()).join('\n');
