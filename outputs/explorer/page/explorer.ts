import type { EditionEntry, EditionList, IndexData } from '../data-types.js';
import type { MeasureHead } from './measure-heads.js';
import type { State } from './state.js';

/** What a view is drawn from and how it changes what is shown. */
export interface Explorer {
  readonly state: State;
  readonly list: EditionList;
  readonly entry: EditionEntry;
  readonly data: IndexData;
  readonly measures: readonly MeasureHead[];
  /** Changes the address, and with it what is shown; with `replace` without a step in the history. */
  readonly go: (change: Partial<State>, how?: 'push' | 'replace') => void;
  /** The address of the state with a change, for links. */
  readonly link: (change: Partial<State>) => string;
  /** Says something to people who do not see the page. */
  readonly say: (text: string) => void;
}
