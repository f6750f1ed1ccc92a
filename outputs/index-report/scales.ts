import type { Markup } from './markup.js';
import { fixed, whole } from './numbers.js';
import { dataTable } from './table.js';
import { numberOf, type ReportView } from './view.js';

const decimal = (value: number | null): string => (value === null ? '–' : fixed(value, 2));

/** The scale of each indicator, in the order of the method. */
export function scaleTable({ data }: ReportView): Markup {
  const byCode = new Map(
    data.scales.rows.filter(({ level }) => level === 'indicator').map((row) => [row.code, row]),
  );
  return dataTable({
    id: 'scales',
    caption: 'The scale of each indicator over the areas',
    columns: [
      { label: 'Indicator' },
      { label: 'Unit' },
      { label: 'Areas', numeric: true },
      { label: 'Mean', numeric: true },
      { label: 'Standard deviation', numeric: true },
      { label: 'Least', numeric: true },
      { label: 'Most', numeric: true },
    ],
    rows: data.declared.map(({ declaration: { code, title, unit } }) => {
      const row = byCode.get(code) ?? {};
      const moments = ['mean', 'standard_deviation', 'least', 'most'].map((name) =>
        decimal(numberOf(row, name)),
      );
      const areas = numberOf(row, 'areas');
      return [title, unit, areas === null ? '–' : whole(areas), ...moments];
    }),
  });
}
