import type { z } from 'zod';
import { areaTable } from '../area.js';
import { figureTable } from '../figure.js';
import { harmonisedTable } from '../harmonised.js';
import { indicatorDeclaration } from '../indicator.js';
import { methodFile } from '../method.js';
import { observationTable } from '../observation.js';
import { originFile } from '../origin.js';
import { contextTable } from '../release/context-table.js';
import { type DomainName, indexTable } from '../release/index-table.js';
import { indicatorsTable } from '../release/indicators-table.js';
import { receiptFile } from '../release/receipt.js';
import { scalesTable } from '../release/scales-table.js';
import { lockFile, sourceDeclaration } from '../source.js';
import type { Table } from '../table.js';

/** The tables that a release publishes; the index has two columns for each domain. */
export const releaseTables = (domains: readonly DomainName[]): Table[] => [
  indexTable(domains),
  indicatorsTable,
  scalesTable,
  contextTable,
  harmonisedTable,
];

/** Every table at a boundary, in the order in which a number travels. */
export const everyTable = (domains: readonly DomainName[]): Table[] => {
  const [index, ...others] = releaseTables(domains).filter((table) => table !== harmonisedTable);
  return [areaTable, observationTable, figureTable, harmonisedTable, ...(index ? [index] : []), ...others];
};

/** A file, or a part of one, that is not a table. */
export interface FileSchema {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** Every file schema that is not of a table. */
export const FILE_SCHEMAS: readonly FileSchema[] = [
  {
    name: 'method',
    title: 'Method',
    description: 'The method of an edition: areas, domains, indicators, directions, weights and steps.',
    schema: methodFile,
  },
  {
    name: 'source',
    title: 'Source',
    description: 'The declaration of an official data set: publisher, licence, citation and files.',
    schema: sourceDeclaration,
  },
  {
    name: 'indicator',
    title: 'Indicator',
    description: 'The declaration of an indicator that a source offers.',
    schema: indicatorDeclaration,
  },
  {
    name: 'lock',
    title: 'Lock',
    description: 'Size and hash of every official file, by its address.',
    schema: lockFile,
  },
  {
    name: 'origin',
    title: 'Origin',
    description:
      'What the frozen tables of an edition were made from: for which areas, from which official bytes.',
    schema: originFile,
  },
  {
    name: 'receipt',
    title: 'Receipt',
    description: 'What a release was made from, by what, and what came out.',
    schema: receiptFile,
  },
];
