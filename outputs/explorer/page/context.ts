import type { FiguresData, MovesData, ShadowData, ShapesData } from '../data-types.js';
import { load } from './data.js';
import type { Explorer } from './explorer.js';
import { type Measure, measureOf } from './measures.js';

export type { Explorer };

/**
 * A view: one question, answered in one place of the page. `render` draws it into an empty element, and
 * may return what is called instead when the address changes while the view is open; without it the view
 * is drawn again.
 */
export interface View {
  readonly id: string;
  /** In the list of views. */
  readonly title: string;
  /** The heading of the view. */
  readonly heading: string;
  readonly lead: string;
  readonly render: (place: HTMLElement, explorer: Explorer) => Promise<Update> | Update;
}
export type Update = ((explorer: Explorer) => void | Promise<void>) | void;

/** Position of the area that is looked at; −1 where none is. */
export const chosenArea = ({ data, state }: Explorer): number => data.areas.code.indexOf(state.area);

export const figures = ({ entry }: Explorer): Promise<FiguresData> => load<FiguresData>(entry.figures);
export const shapes = ({ entry }: Explorer): Promise<ShapesData> => load<ShapesData>(entry.shapes);

export const shadow = async ({ entry }: Explorer): Promise<ShadowData | null> =>
  entry.shadow === null ? null : await load<ShadowData>(entry.shadow.data);

/** A measure with its data. Throws `DataMissing`. */
export async function measureBy(explorer: Explorer, id: string): Promise<Measure> {
  const { measures, data, entry } = explorer;
  const head = measures.find((each) => each.id === id) ?? measures[0]!;
  const more =
    head.needs === 'figures'
      ? await figures(explorer)
      : head.needs === 'moves' && entry.moves !== null
        ? await load<MovesData>(entry.moves)
        : head.needs === 'shadow'
          ? await shadow(explorer)
          : null;
  return measureOf(head, data, more);
}
