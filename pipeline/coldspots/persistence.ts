import type { PersistencePart } from '../../schemas/release/authority-profile.js';
import type { Row } from '../../schemas/table.js';

/** How long an authority was cold, from its row of persistence. */
export const persistenceOf = (row: Row): PersistencePart => ({
  years_known: Number(row.years_known),
  years_cold: Number(row.years_cold),
  first_known: (row.first_known ?? null) as string | null,
  last_known: (row.last_known ?? null) as string | null,
  move: row.move as PersistencePart['move'],
});
