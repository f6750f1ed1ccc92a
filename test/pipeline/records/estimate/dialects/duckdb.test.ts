import { afterAll, describe } from 'vitest';
import { Engine } from '../../../../../pipeline/engine/engine.js';
import { wantedColumns } from '../../../../../pipeline/records/estimate/column-map.js';
import { FileStore } from '../../../../../pipeline/records/estimate/file-store.js';
import { checkSchema } from '../../../../../pipeline/records/estimate/schema.js';
import { scratch, writePeople } from '../people.js';
import { conformance } from './conformance.js';

describe('DuckDB, as a place where the records of an estimate are', () => {
  let engine: Engine | undefined;
  afterAll(() => engine?.close());
  conformance(async (people) => {
    engine ??= await Engine.open({ threads: 1, folders: [scratch()] });
    const inputs = [await writePeople(people)];
    return new FileStore(engine, await checkSchema(engine, inputs, wantedColumns({})));
  });
});
