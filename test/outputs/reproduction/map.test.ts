import { describe, expect, test } from 'vitest';
import { mappedGeoJson, mappedPicture, type ReproductionMap } from '../../../outputs/reproduction/map.js';

/** Two squares beside each other, with one border in common. */
const MAP: ReproductionMap = {
  title: 'Two & two',
  labels: ['low', 'middle', 'high'],
  show: ['then'],
  transform: { scale: [0.1, 0.1], translate: [-2, 52] },
  arcs: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
    ],
    [
      [1, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ],
  ],
  areas: [
    {
      ...{ name: 'West', code: 'west', codes: ['E07000901', 'E07000902'] },
      geometry: { type: 'Polygon', arcs: [[0, 1]] },
      indices: [{ index: 'then', score: -1.25, rank: 2, label: 'low' }],
    },
    {
      ...{ name: 'East', code: 'east', codes: ['E07000903'] },
      geometry: { type: 'Polygon', arcs: [[0, 2]] },
      indices: [{ index: 'then', score: null, rank: null, label: '' }],
    },
  ],
};

describe('the map of a suite', () => {
  test('has a feature for each area with its codes and what every index says of it', () => {
    const { features } = JSON.parse(mappedGeoJson(MAP));
    expect(
      features.map(({ id, properties }: { id: string; properties: object }) => [id, properties]),
    ).toEqual([
      [
        'west',
        {
          ...{ area_code: 'west', area_name: 'West', gss_codes: 'E07000901;E07000902' },
          ...{ 'then: score': -1.25, 'then: rank': 2, 'then: class': 'low' },
        },
      ],
      [
        'east',
        {
          ...{ area_code: 'east', area_name: 'East', gss_codes: 'E07000903' },
          ...{ 'then: score': null, 'then: rank': null, 'then: class': null },
        },
      ],
    ]);
    const corners = new Set(features[0].geometry.coordinates[0].map(String));
    expect(corners).toEqual(new Set(['-1.9,52', '-1.9,52.1', '-2,52.1', '-2,52']));
  });

  test('draws each area once and colours it by its class, an area without a value white', () => {
    const picture = mappedPicture(MAP);
    expect(picture.match(/<path id="(west|east)" d="M/g)).toHaveLength(2);
    const fills = [...picture.matchAll(/<use xlink:href="#(\w+)" fill="(#\w+)"><title>([^<]*)/g)];
    expect(fills.map(([, code, fill, words]) => [code, fill, words])).toEqual([
      ['west', '#7f3b08', 'West: low'],
      ['east', '#ffffff', 'East: no value'],
    ]);
    // Three of the seven colours, from one end to the other by way of the middle.
    const key = [...picture.matchAll(/<rect [^>]*height="14" fill="(#\w+)"/g)].map(([, fill]) => fill);
    expect(key).toEqual(['#7f3b08', '#f4f4f4', '#144a7c']);
    expect(picture).toContain('Two &amp; two');
  });
});
