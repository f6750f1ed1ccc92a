import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import { parseJson } from '../../schemas/parse-json.js';
import { decodeUtf8 } from '../../sources/layouts/csv.js';
import { type Page, type Pager, withParameters } from './pages.js';

/** Features of a page; a service may send fewer, down to its own limit. */
export const FEATURES_OF_A_PAGE = 1000;

const feature = z.looseObject({ type: z.literal('Feature'), properties: z.record(z.string(), z.unknown()) });
const exceeded = z.boolean().optional();
const answer = z.union([
  z.object({ error: z.looseObject({ code: z.number().optional(), message: z.string().optional() }) }),
  z.looseObject({
    type: z.literal('FeatureCollection'),
    features: z.array(feature),
    exceededTransferLimit: exceeded,
    properties: z.looseObject({ exceededTransferLimit: exceeded }).optional(),
  }),
]);

/**
 * The query of an ArcGIS feature service, such as those of ONS Open Geography: GeoJSON in pages by
 * `resultOffset`. `exceededTransferLimit`, beside the features or among their properties, says that more
 * follows. An error comes with status 200, as a JSON object. The joined file is one collection, with a
 * feature a line.
 * @param address of the query, with `where`, `outFields`, `orderByFields` and `f=geojson`; an order makes
 *   pages that do not overlap
 * @see https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer/
 */
export function featureServerPager(address: string, features = FEATURES_OF_A_PAGE): Pager {
  const seen = new Set<string>();
  const unreadable = (problem: string, cause?: unknown) =>
    new SmiError('answer-unreadable', `${address}: ${problem}`, { cause });

  const read = (bytes: Uint8Array, start: number): Page => {
    const found = parseJson(decodeUtf8(bytes, address), answer, unreadable);
    if ('error' in found) {
      const { code, message = '' } = found.error as { code?: number; message?: string };
      throw unreadable(`the service answers error ${code ?? ''}: ${message}`);
    }
    const texts = found.features.map((each) => JSON.stringify(each));
    const repeated = texts.findIndex((text) => seen.has(text));
    if (repeated >= 0)
      throw new SmiError(
        'pages-broken',
        `${address}: feature ${start + repeated + 1} came on an earlier page too`,
      );
    for (const text of texts) seen.add(text);
    const more = found.exceededTransferLimit ?? found.properties?.exceededTransferLimit ?? false;
    if (texts.length === 0 && start === 0) throw unreadable('no feature');
    const head = start === 0 ? '{"type":"FeatureCollection","features":[\n' : ',\n';
    return { text: texts.length === 0 ? '' : head + texts.join(',\n'), records: texts.length, last: !more };
  };

  return {
    addressOf: (start) =>
      withParameters(address, { resultOffset: String(start), resultRecordCount: String(features) }),
    read,
    end: '\n]}\n',
  };
}
