import type { Checks } from '../../schemas/release/checks-file.js';
import { type ChecksRow, checksTable } from '../../schemas/release/checks-table.js';
import type { TableData } from '../../schemas/table.js';

/** The checks as a table: one row for each indicator and aggregate, in the order of the structure. */
export function checksTableData(checks: Checks): TableData {
  const loadings = new Map(
    checks.aggregates.flatMap(({ components }) =>
      (components?.first_loadings ?? []).map(({ code, loading }) => [code, loading] as const),
    ),
  );
  const warned = (code: string) =>
    checks.warnings.flatMap(({ about, other, code: warning }) =>
      about === code || (warning === 'collinear' && other === code) ? [warning] : [],
    );
  const aggregates = new Map(checks.aggregates.map((aggregate) => [aggregate.code, aggregate]));
  const rows = [...checks.indicators, ...checks.aggregates].map((node): ChecksRow => {
    const { code, name, level, parent, nominal_weight, on_index, on_parent, not_checked } = node;
    const whole = aggregates.get(code);
    return {
      code,
      name,
      level,
      parent,
      nominal_weight,
      effective_weight: on_index?.share ?? null,
      effective_weight_on_parent: on_parent?.share ?? null,
      correlation_with_index: on_index?.correlation ?? null,
      squared_correlation_with_index: on_index?.squared ?? null,
      correlation_with_parent: on_parent?.correlation ?? null,
      loading: loadings.get(code) ?? null,
      parts: whole?.parts ?? null,
      cronbach_alpha: whole?.cronbach_alpha ?? null,
      first_component_share: whole?.components?.shares[0] ?? null,
      warnings: [...new Set(warned(code))].join(';'),
      not_checked: not_checked.map(({ check, reason }) => `${check}: ${reason}`).join('; '),
    };
  });
  return { table: checksTable, rows };
}
