import { areaView } from './area.js';
import { compareView } from './compare.js';
import type { View } from './context.js';
import { mapView } from './map.js';
import { scatterView } from './scatter.js';
import { tableView } from './table.js';
import { takeView } from './weights/take.js';
import { weightsView } from './weights/weights.js';

/** Every view, in the order of the list at the top of the page; the first is the one that opens. */
export const VIEWS: readonly View[] = [
  areaView,
  mapView,
  tableView,
  compareView,
  scatterView,
  weightsView,
  takeView,
];
