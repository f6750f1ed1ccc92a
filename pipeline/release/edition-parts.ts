import type { Method } from '../../schemas/method.js';
import type { SourceDeclaration } from '../../schemas/source.js';
import type { Row } from '../../schemas/table.js';
import { offered, REFERENCES } from '../editions/declared.js';
import type { Edition } from '../editions/edition.js';

/** The frozen context with the names of the areas, in the order of the areas. */
export const contextOf = ({ areas, context }: Pick<Edition, 'areas' | 'context'>): Row[] =>
  areas.flatMap(({ area_code, area_name }) =>
    context.filter((figure) => figure.area_code === area_code).map((figure) => ({ area_name, ...figure })),
  );

/** Every data set behind an edition, each once: those of its figures, of its context, and those about areas. */
export function sourcesOf(method: Method, declared: readonly SourceDeclaration[]): SourceDeclaration[] {
  const context = method.context.map(({ code }) => offered(code, 'method.yaml').source);
  const all = [...declared, ...context, ...REFERENCES];
  const sources = new Map(
    all.map(({ name, title, publisher, licence, licence_address, citation, landing_page, files }) => [
      name,
      { name, title, publisher, licence, licence_address, citation, landing_page, files },
    ]),
  );
  return [...sources.values()];
}
