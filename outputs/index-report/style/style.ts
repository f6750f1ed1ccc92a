import { BASE } from './base.js';
import { MAPS } from './maps.js';
import { PARTS } from './parts.js';
import { PRINT } from './print.js';
import { RANK_CHART } from './rank-chart.js';
import { TABLES } from './tables.js';

/** The one style sheet of the report. */
export const STYLE = [BASE, PARTS, MAPS, TABLES, RANK_CHART, PRINT].map((part) => part.trim()).join('\n');
