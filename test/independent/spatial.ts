/*
 * England-2026 built again from its published tables with the figures in other places, without anything of
 * the program: names in place of numbers, plain means, one formula after the other.
 */

export type Row = Record<string, string | undefined>;

interface Inputs {
  readonly codes: readonly string[];
  /** Area → its upper-tier authority. */
  readonly authorities: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, number>;
  readonly indicators: readonly Row[];
  readonly parameters: readonly Row[];
  readonly structure: readonly {
    readonly code: string;
    readonly parent: string | null;
    readonly weight: number;
    readonly level: number;
  }[];
  /** Modelled indicator → the indicator that its weights are people times. */
  readonly times: ReadonlyMap<string, string | undefined>;
}

type Values = ReadonlyMap<string, number>;

/** Values of every code by area, with the figures of districts and authorities where the maps say. */
export interface Rebuilding {
  (districts: ReadonlyMap<string, string>, authorities: ReadonlyMap<string, string>): Map<string, Values>;
  readonly authorities: readonly string[];
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Distances from the mean in sample standard deviations. */
export function standardised(values: readonly number[]): number[] {
  const mean = total(values) / values.length;
  const sd = Math.sqrt(total(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
  return values.map((value) => (value - mean) / sd);
}

const scaled = (values: Values, direction = 1): Values => {
  const z = standardised([...values.values()]);
  return new Map([...values.keys()].map((area, i) => [area, z[i]! * direction]));
};

export function rebuildingOf(inputs: Inputs): Rebuilding {
  const { codes, authorities: authorityOf, people, indicators, parameters, structure, times } = inputs;
  const authorities = [...new Set(codes.map((code) => authorityOf.get(code) ?? ''))].sort();
  const rowsOf = new Map<string, Row[]>();
  for (const row of indicators)
    rowsOf.set(row.indicator ?? '', [...(rowsOf.get(row.indicator ?? '') ?? []), row]);
  const column = (code: string, field: string): Values =>
    new Map(
      (rowsOf.get(code) ?? [])
        .filter((row) => row[field] !== '')
        .map((row) => [row.area_code ?? '', Number(row[field])]),
    );
  const regressors = new Map(
    [
      ...new Set(parameters.filter((row) => row.parameter === 'coefficient').map((row) => row.other ?? '')),
    ].map((code) => [code, scaled(column(code, 'value'))]),
  );
  /** Σ β x of an area. */
  const offsetsOf = (indicator: string): Values => {
    const coefficients = parameters.filter(
      (row) => row.indicator === indicator && row.parameter === 'coefficient',
    );
    return new Map(
      codes.map((area) => [
        area,
        total(
          coefficients.map(
            ({ other = '', value }) => Number(value) * (regressors.get(other)?.get(area) ?? 0),
          ),
        ),
      ]),
    );
  };
  const leaves = structure
    .filter(({ level }) => level === 1)
    .map(({ code }) => {
      const rows = rowsOf.get(code) ?? [];
      const shared = rows.filter(({ reason = '' }) => reason.split(';').includes('upper_tier'));
      if (shared.length === 0) return { code, normalised: column(code, 'normalised') };
      const isModelled = rows.some(({ status }) => status === 'modelled');
      const rate = times.get(code);
      const rates = rate === undefined ? undefined : column(rate, 'value');
      const figures = new Map(
        rows.flatMap(({ area_code = '', county_value, value }) =>
          value === '' ? [] : [[authorityOf.get(area_code) ?? '', Number(county_value || value)] as const],
        ),
      );
      return {
        code,
        figures,
        direction: Number(rows[0]?.direction),
        offsets: isModelled ? offsetsOf(code) : undefined,
        weights: new Map(codes.map((area) => [area, people.get(area)! * (rates?.get(area) ?? 1)])),
      };
    });
  const districtsOf = (authority: string) => codes.filter((code) => authorityOf.get(code) === authority);
  const members = new Map(authorities.map((authority) => [authority, districtsOf(authority)]));

  const rebuild = (toDistrict: ReadonlyMap<string, string>, toAuthority: ReadonlyMap<string, string>) => {
    const found = new Map<string, Values>();
    for (const leaf of leaves) {
      if (leaf.normalised !== undefined) {
        const moved = codes.flatMap((area) => {
          const value = leaf.normalised.get(toDistrict.get(area)!);
          return value === undefined ? [] : [[area, value] as const];
        });
        found.set(leaf.code, new Map(moved));
        continue;
      }
      const { figures, offsets, weights } = leaf;
      const values = new Map<string, number>();
      for (const authority of authorities) {
        const figure = figures.get(toAuthority.get(authority) ?? authority);
        if (figure === undefined) continue;
        const areas = members.get(authority)!;
        const offset = (area: string) =>
          areas.length === 1 ? 0 : (offsets?.get(toDistrict.get(area)!) ?? 0);
        const whole = total(areas.map((area) => weights.get(area)!));
        const middle = total(areas.map((area) => (weights.get(area)! / whole) * offset(area)));
        for (const area of areas) values.set(area, figure + offset(area) - middle);
      }
      found.set(leaf.code, scaled(values, leaf.direction));
    }
    for (const { code } of structure.filter(({ level }) => level > 1).sort((a, b) => a.level - b.level)) {
      const parts = structure.filter(({ parent }) => parent === code);
      const whole = total(parts.map(({ weight }) => weight));
      const values = codes.flatMap((area) => {
        const present = parts.filter((part) => found.get(part.code)?.has(area));
        const weight = total(present.map((part) => part.weight));
        if (weight / whole < 0.6 - 1e-9) return [];
        const sum = total(present.map((part) => part.weight * found.get(part.code)!.get(area)!));
        return [[area, sum / weight] as const];
      });
      found.set(code, scaled(new Map(values)));
    }
    return found;
  };
  return Object.assign(rebuild, { authorities });
}
