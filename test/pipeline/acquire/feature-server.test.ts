import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import type { SourceFile } from '../../../schemas/source.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, filesBelow, HOST, text, type Workspace } from './setup.js';

const PATH = '/rest/services/LAD/FeatureServer/0/query?where=1%3D1&orderByFields=LAD25CD&f=geojson';
const FILE: SourceFile = {
  name: 'districts.geojson',
  address: `https://${HOST}${PATH}`,
  kind: 'json',
  interface: 'feature_server',
};

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const feature = (id: number) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [id, 50.5] },
  properties: { LAD25CD: `E0600000${id}`, LAD25NM: `Place ${id}` },
});
const pagePath = (start: number) => `${PATH}&resultOffset=${start}&resultRecordCount=1000`;
const page = (start: number, ids: readonly number[], more: object = {}) =>
  workspace.answers.set(
    pagePath(start),
    text(JSON.stringify({ type: 'FeatureCollection', features: ids.map(feature), ...more })),
  );
const run = () => acquire([FILE], workspace.options({ relock: true }));
const stored = async (): Promise<unknown> =>
  JSON.parse(await readFile((await run()).files.get(FILE.address)!.path, 'utf8'));

describe('a query of a feature service', () => {
  test.each([
    ['beside the features', { exceededTransferLimit: true }],
    ['among the properties of the collection', { properties: { exceededTransferLimit: true } }],
  ])('goes on while the limit was exceeded, as said %s', async (_, more) => {
    page(0, [1, 2], more);
    page(2, [3]);
    expect(await stored()).toEqual({ type: 'FeatureCollection', features: [1, 2, 3].map(feature) });
    expect(workspace.asked).toEqual([pagePath(0), pagePath(2)]);
  });

  test('gives the same bytes however it was paged', async () => {
    page(0, [1, 2, 3]);
    const whole = (await run()).files.get(FILE.address)?.sha256;
    page(0, [1], { exceededTransferLimit: true });
    page(1, [2, 3], { exceededTransferLimit: false });
    expect((await run()).files.get(FILE.address)?.sha256).toBe(whole);
  });

  test.each<[string, string, () => void]>([
    [
      'an error with status 200',
      'answer-unreadable',
      () =>
        workspace.answers.set(
          pagePath(0),
          text('{"error":{"code":400,"message":"Invalid URL","details":["Invalid URL"]}}'),
        ),
    ],
    ['no feature at all', 'answer-unreadable', () => page(0, [])],
    [
      'features of another kind',
      'answer-unreadable',
      () => workspace.answers.set(pagePath(0), text('{"features":[{"attributes":{"LAD25CD":"E06000001"}}]}')),
    ],
    [
      'a page that ends within a feature',
      'answer-unreadable',
      () => workspace.answers.set(pagePath(0), text('{"type":"FeatureCollection","features":[{')),
    ],
    [
      'a web page',
      'file-web-page',
      () => workspace.answers.set(pagePath(0), text('<html><body>Sign in</body>')),
    ],
    [
      'the same page again',
      'pages-broken',
      () => {
        page(0, [1, 2], { exceededTransferLimit: true });
        page(2, [1, 2], { exceededTransferLimit: true });
      },
    ],
    [
      'a page that overlaps the one before',
      'pages-broken',
      () => {
        page(0, [1, 2], { exceededTransferLimit: true });
        page(2, [2, 3]);
      },
    ],
    [
      'an empty page with more to come',
      'pages-broken',
      () => {
        page(0, [1], { exceededTransferLimit: true });
        page(1, [], { exceededTransferLimit: true });
      },
    ],
  ])('%s is refused as %s, and nothing is kept', async (_, code, prepare) => {
    prepare();
    expect((await refusal(run())).code).toBe(code);
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('names the error that the service answers with', async () => {
    workspace.answers.set(pagePath(0), text('{"error":{"code":499,"message":"Token Required"}}'));
    expect((await refusal(run())).message).toContain('499: Token Required');
  });
});
