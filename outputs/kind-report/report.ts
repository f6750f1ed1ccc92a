import type { Inset } from '../../schemas/method/areas.js';
import type { Row } from '../../schemas/table.js';
import { counted, fixedOrDash, perCentOfDraws, whole } from '../formats/numbers.js';
import type { AreaTopology, Level } from '../maps/topology.js';
import { certaintyOf, interval } from '../page/certainty.js';
import { classPicture } from '../page/class-picture.js';
import {
  CLASS_STYLE,
  classChip,
  classLegend,
  classMark,
  classOf,
  classWord,
  sureMark,
} from '../page/classes.js';
import { atlas, type Shapes, type Shown, shapesOf, shownBy } from '../page/map.js';
import { html } from '../page/markup.js';
import { editionWords, page } from '../page/page.js';
import { numberOf, textOf } from '../page/rows.js';
import { bullets, cautionSection, type Section } from '../page/sections.js';
import { fileSection } from '../page/sources.js';
import { nameCell, numericColumn, rankedTable, textCell } from '../page/table.js';
import type { FileGroup } from '../writer.js';

/** The boundaries of the areas, where they are of one year. */
export interface Drawn {
  readonly topology: AreaTopology;
  readonly object: Exclude<Level, 'regions'>;
  /** The region that is shown enlarged. */
  readonly inset?: Inset | undefined;
}

/** A figure of the ranked table: its column and its heading. */
export interface Figure {
  readonly column: string;
  readonly label: string;
  readonly decimals: number;
}

/** A page about areas by class whose figures do not come with this project. */
export interface ClassReport {
  /** Short name of the output. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** What is ranked, by whose figures, in a few sentences. */
  readonly explanation: string;
  /** What a reader must bear in mind. */
  readonly cautions: readonly string[];
  /**
   * Of a table with `area_code, area_name, region_name, kind, rank, rank_low, rank_high,
   * coldspot_probability`.
   */
  readonly rows: readonly Row[];
  readonly figures: readonly Figure[];
  readonly drawn: Drawn | null;
}

/** Whether it is known of any area how sure its class or its rank is. */
const isSure = ({ rows }: Pick<ClassReport, 'rows'>): boolean =>
  rows.map(certaintyOf).some(({ cold, hot, low }) => cold !== null || hot !== null || low !== null);

/**
 * How sure the class of an area is, in parentheses, or that this is not known. Empty where it is not known of
 * any area: the page then says so once.
 */
function sureWords(row: Row, sure: boolean): string {
  const areaClass = classOf(row);
  const { cold, hot } = certaintyOf(row);
  const probability = areaClass === 'hotspot' ? hot : cold;
  if (areaClass === null || !sure) return '';
  if (probability === null) return ' (how sure is not known)';
  return areaClass === 'coldspot' || areaClass === 'hotspot'
    ? ` (${perCentOfDraws(probability)} sure)`
    : ` (coldspot: ${perCentOfDraws(probability)})`;
}

function rankWords(row: Row): string {
  const { low, high } = certaintyOf(row);
  const rank = fixedOrDash(numberOf(row, 'rank'), 0);
  return rank === '–' || low === null ? rank : `${rank} (${interval(low, high)})`;
}

/** All areas by rank, with how certain their class and rank are. */
function rankedSection(report: ClassReport): Section {
  const { rows, figures } = report;
  const sure = isSure(report);
  const certainty = sure
    ? 'In parentheses are the ranks in nine draws of ten, and how sure the class is, where standard errors are known.'
    : 'How sure ranks and classes are is not known: there are no standard errors.';
  const table = rankedTable({
    id: 'ranked',
    caption: html`Rank 1 is best <span class="sub">${certainty}</span>`,
    columns: [
      numericColumn('Rank', rankWords),
      { label: 'Area', cell: (row) => nameCell(textOf(row, 'area_name'), textOf(row, 'area_code')) },
      { label: 'Class', cell: (row) => textCell(html`${classChip(classOf(row))}${sureWords(row, sure)}`) },
      ...figures.map(({ label, column, decimals }) =>
        numericColumn<Row>(label, (row) => fixedOrDash(numberOf(row, column), decimals)),
      ),
      { label: 'Region', cell: (row) => textCell(textOf(row, 'region_name') || '–') },
    ],
    rows,
  });
  return {
    id: 'ranking',
    title: 'All areas by rank',
    body: html`<p>On a narrow screen, scroll the table sideways.</p>\n${table}`,
  };
}

/** What the map shows of each area of the boundaries, whether the table has it or not. */
function shown(report: ClassReport, { topology, object }: Drawn): (code: string) => Shown {
  const sure = isSure(report);
  const byCode = new Map(report.rows.map((row) => [textOf(row, 'area_code'), row]));
  const absent = { mark: classMark(null), words: 'no figures' };
  return shownBy({ topology, level: object, byCode, absent }, (row) => {
    const areaClass = classOf(row);
    const rank = row.rank === null ? 'no rank' : `rank ${row.rank}`;
    const title = `${textOf(row, 'area_name')}: ${classWord(areaClass)}${sureWords(row, sure)}; ${rank}`;
    return { mark: sureMark({ areaClass, ...certaintyOf(row) }), title };
  });
}

/** The map of the areas by class, with its legend and the inset where any of its areas is in the table. */
function mapSection(report: ClassReport, drawn: Drawn, shapes: Shapes): Section {
  const { rows } = report;
  const codes = rows.map((row) => textOf(row, 'area_code'));
  const known = new Set(codes);
  // Areas that are not in the table are drawn like areas without a figure.
  const absent = [...shapes.ids.keys()].filter((code) => !known.has(code)).length;
  const legend = classLegend(
    'fifth',
    (areaClass) => {
      const own = rows.filter((row) => classOf(row) === areaClass).length;
      if (areaClass !== null || absent === 0) return counted(own, 'area');
      return `${counted(own + absent, 'area')}; ${whole(absent)} not in the table`;
    },
    isSure(report),
  );
  return {
    id: 'map',
    title: 'The map',
    body: atlas({
      id: 'class-map',
      title: 'Map of the areas by class',
      description: 'Areas by level and gap. The ranked table says the same of each.',
      caption: 'Areas by class, on the boundaries that their figures are for.',
      legend,
      shapes,
      shown: shown(report, drawn),
      codes,
      insetShows: 'in the same classes',
      many: 'areas',
    }),
  };
}

/** `map.svg` of areas by class. */
export const coldspotsPictureOf = ({ title, rows }: ClassReport, { topology, object }: Drawn): string =>
  classPicture({
    title,
    licensed: false,
    share: 'fifth',
    topology,
    object,
    note: isSure({ rows })
      ? 'How sure each group is: see the probabilities in the tables, where standard errors are known.'
      : 'How sure each group is is not known: there are no standard errors.',
    about: `${title}: coldspots and hotspots`,
    maps: [
      {
        heading: `Boundaries of ${topology.vintage}`,
        classes: new Map(
          rows.map((row) => [textOf(row, 'area_code'), { areaClass: classOf(row), ...certaintyOf(row) }]),
        ),
      },
    ],
  });

/**
 * `report.html` of areas by class: one page that needs no script and loads nothing, with map and ranked
 * table.
 */
export function classReportHtml(report: ClassReport, files: readonly FileGroup[] = []): string {
  const { name, title, version, explanation, drawn, cautions } = report;
  const shapes = drawn && shapesOf(drawn.topology, drawn.object, drawn.inset);
  return page({
    title,
    subtitle: editionWords({ edition: name, method_version: version }),
    lead: explanation,
    style: CLASS_STYLE,
    definitions: shapes?.definitions,
    sections: [
      ...(drawn !== null && shapes !== null ? [mapSection(report, drawn, shapes)] : []),
      rankedSection(report),
      cautionSection(bullets(cautions)),
      fileSection(files),
    ],
  });
}
