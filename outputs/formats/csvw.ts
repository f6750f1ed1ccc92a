import { csvwMetadata } from '../../schemas/generate/csvw.js';
import { OGL } from '../../schemas/generate/data-package.js';
import { jsonText } from '../../schemas/generate/json-schema.js';
import type { TableData } from '../../schemas/table.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';

/** W3C metadata of each CSV of a release: its text by its path, `<file>.csv-metadata.json`, where validators look. */
export function csvwTexts(tables: readonly TableData[]): Map<string, string> {
  return new Map(
    tables.map(({ table }) => {
      const options = {
        url: `${table.name}.csv`,
        rights: ATTRIBUTION,
        license: OGL.path,
        comment: NOT_OFFICIAL,
      };
      return [`${options.url}-metadata.json`, jsonText(csvwMetadata(table, options))];
    }),
  );
}
