import type { Area } from '../../schemas/area.js';
import type { Evidence, EvidenceArea } from '../../schemas/evidence.js';
import type { Figure } from '../../schemas/figure.js';

/** Why a composite index of an area has the status `inherited`. */
const OF_A_LARGER_AREA = 'state_of_the_nation_area';

/**
 * The composite indices of State of the Nation for each area of an edition that is compared with them: those
 * of the area there that contains it, as figures to be shown and never scored. None for an edition without
 * them. An area that lies in none, or in several, has none, and its rows say why.
 */
export function compositesOf({
  areas,
  evidence = [],
  evidenceAreas = [],
}: {
  readonly areas: readonly Pick<Area, 'area_code'>[];
  readonly evidence?: readonly Evidence[];
  readonly evidenceAreas?: readonly EvidenceArea[];
}): Figure[] {
  const composites = evidence.filter(({ level }) => level === 'state_of_the_nation');
  const measures = [...new Map(composites.map((row) => [row.measure, row])).values()];
  const found = new Map(composites.map((row) => [`${row.measure} ${row.place_code}`, row]));
  const places = new Map(
    evidenceAreas.filter(({ level }) => level === 'state_of_the_nation').map((row) => [row.area_code, row]),
  );
  return areas.flatMap(({ area_code }) =>
    measures.map(({ measure, period, source }): Figure => {
      const place = places.get(area_code);
      const row = found.get(`${measure} ${place?.place_code}`);
      const value = row?.value ?? null;
      return {
        area_code,
        indicator: measure,
        period,
        value,
        lower: row?.lower ?? null,
        upper: row?.upper ?? null,
        status: value === null ? 'missing' : 'inherited',
        reason: value !== null ? OF_A_LARGER_AREA : (row?.reason ?? place?.reason ?? 'not_listed'),
        flags: row?.flags ?? '',
        from_codes: place?.place_code ?? '',
        source,
        cells: [row?.cells ?? '', place?.cells ?? ''].filter((cells) => cells !== '').join(';'),
        raw_text: row?.raw_text ?? '',
      };
    }),
  );
}
