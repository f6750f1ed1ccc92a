import type { Harmonised } from '../../schemas/harmonised.js';
import type { Observation } from '../../schemas/observation.js';
import { isCounty, isLocalAuthority } from './code-kinds.js';
import { type Crosswalk, successorsOf } from './crosswalk.js';
import type { Resolved } from './resolve.js';

/** How one official figure was used, and by which areas. */
interface Use {
  readonly outcome: 'used' | 'mapped' | 'inherited' | 'missing';
  readonly rule: string;
  readonly to: string[];
}

/** Records what became of every official figure of one indicator and period. */
export class Account {
  readonly #uses = new Map<string, Use>();
  readonly #resolved = new Set<string>();

  /** Notes that `area` uses `figure`; when `inherited`, the figure is that of its upper tier. */
  note(area: string, holder: string, figure: Resolved, inherited: boolean): void {
    this.#resolved.add(holder);
    for (const { area_code } of figure.from) {
      const outcome = figure.rules.length === 0 ? (inherited ? 'inherited' : 'used') : 'mapped';
      const rule = [...(inherited ? ['upper_tier'] : []), ...figure.rules].join(';');
      this.#use(area_code, area, outcome, rule);
    }
  }

  /** Notes that `area` has no figure, because the publisher gives this mark in its place. */
  noteGap(area: string, { area_code, reason }: Observation): void {
    this.#use(area_code, area, 'missing', reason);
  }

  #use(code: string, area: string, outcome: Use['outcome'], rule: string): void {
    const use = this.#uses.get(code);
    if (use === undefined) this.#uses.set(code, { outcome, rule, to: [area] });
    else if (!use.to.includes(area)) use.to.push(area);
  }

  /**
   * The row for an official figure, whatever became of it. `ofEdition` has the areas and their upper tiers.
   */
  row(observation: Observation, ofEdition: ReadonlySet<string>, crosswalk: Crosswalk): Harmonised {
    const { indicator, period, area_code: code, source, cell } = observation;
    const became = (
      outcome: Harmonised['outcome'],
      rule: string,
      to: readonly string[] = [],
    ): Harmonised => ({
      indicator,
      period,
      code,
      outcome,
      rule,
      to_codes: to.join(';'),
      source,
      cell,
    });
    const use = this.#uses.get(code);
    if (use !== undefined) return became(use.outcome, use.rule, use.to);
    if (!isLocalAuthority(code)) return became('aggregate', 'larger_area');
    if (ofEdition.has(code)) {
      if (observation.value === null) return became('left_over', observation.reason);
      return became('left_over', isCounty(code) ? 'county_figure' : 'district_figure');
    }
    const successors = successorsOf(code, crosswalk).filter((successor) => ofEdition.has(successor));
    if (successors.length === 0) return became('outside', 'not_in_edition');
    if (observation.value === null) return became('left_over', observation.reason);
    const covered = successors.some((successor) => this.#resolved.has(successor));
    return covered ? became('duplicate', 'successor_has_figure') : became('left_over', 'no_rule');
  }
}
