import type { NamedArea } from '../../schemas/release/area-parts.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { editionCover, SHORTHAND_NOTES } from '../formats/release-workbook.js';
import { type Workbook, workbookBytes } from '../formats/workbook.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import {
  codeWords,
  differenceTable,
  indicatorTable,
  longShadowTable,
  memberTable,
  moveShareTable,
  moveTable,
  neighbourTable,
  sourceTable,
  standingTable,
  strengthsTable,
  traceTable,
} from './workbook-tables.js';

/** In the order in which a reader meets them. */
const TABLES = [
  standingTable,
  indicatorTable,
  strengthsTable,
  differenceTable,
  neighbourTable,
  longShadowTable,
  moveTable,
  moveShareTable,
  memberTable,
  traceTable,
  sourceTable,
] as const;

/** What the marks of the columns mean, in the order in which they are met. */
const MEANINGS: Workbook['notes'] = [
  ['Rank', 'Rank 1 is the best. Areas with the same score share the better rank.'],
  ['Score', 'Higher is better.'],
  ['Fifth', '1 is the best fifth of areas, 5 the worst.'],
  [
    'Figures alone',
    'The interval with each figure drawn within its error, and the method as it is. The probabilities are from these draws.',
  ],
  ['Figures and choices', 'The interval with the choices of the method drawn too.'],
  [
    'Status',
    'Observed: the area’s own figure. Mapped: carried over from another code. Modelled: the county’s figure, spread over its districts by what is known of them. Inherited: the county’s figure as it is. Estimated: computed from other figures. Missing: no figure.',
  ],
];

/** A line of the cover on a larger place; none where it has none, or is it. */
export const larger = (what: string, place: NamedArea | null, own: string): string[] =>
  place === null || place.code === own ? [] : [`${what}: ${place.name} (${place.code})`];

/** What the cover says of the area. */
function placeLines({ area, kind_of_place, standing }: AreaProfile): string[] {
  const whole = standing.find(({ part }) => part === 'index');
  const ranked =
    whole === undefined || whole.rank === null
      ? []
      : [
          `Rank ${whole.rank} of ${whole.of} on the index (1 is the best), in fifth ${whole.fifth} (1 is the best).`,
          whole.choices === null
            ? 'How sure the rank is, is not known: no replicates were made.'
            : `Nine in ten of the ranks with figures and choices drawn are from ${whole.choices.low} to ${whole.choices.high}.`,
        ];
  return [
    `${area.name} (${area.code}), ${codeWords(area.level).toLowerCase()}`,
    ...larger('County', area.upper_tier, area.code),
    ...larger('Region', area.region, area.code),
    ...larger('Combined authority', area.combined_authority, area.code),
    ...ranked,
    ...(kind_of_place === null ? [] : [`Kind of place: ${codeWords(kind_of_place).toLowerCase()}`]),
  ];
}

/** The workbook of an area: what its page says, as tables. */
export function areaWorkbook(profile: AreaProfile): Workbook {
  const { area, edition, notes } = profile;
  const head = { title: edition.title, name: edition.code, version: edition.method_version };
  const title = `${area.name}: ${edition.title}`;
  // The cover has these two.
  const own = notes.filter((note) => note !== NOT_OFFICIAL && note !== ATTRIBUTION);
  return {
    title,
    description: `All that is published of ${area.name} in the edition ${edition.code}, as tables.`,
    cover: [
      { heading: 'The area', lines: placeLines(profile) },
      ...editionCover(head, [
        `All that is published of the area in the edition ${edition.code} (method ${edition.method_version}, schema ${edition.schema_version}).`,
        `${area.code}.json in the same folder has the same for programs.`,
      ]),
    ],
    notes: [...own.map((note) => ['This workbook', note] as const), ...MEANINGS, ...SHORTHAND_NOTES],
    tables: TABLES.map((make) => make(profile)).filter(({ rows }) => rows.length > 0),
  };
}

/** `areas/<code>.xlsx`. */
export const areaWorkbookBytes = (profile: AreaProfile): Uint8Array => workbookBytes(areaWorkbook(profile));
