import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuildOptions, type Built, buildEdition } from '../../../pipeline/build.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { sealAgain } from '../../fixtures/sealed.js';

const EDITION = 'england-2026';

/**
 * A domain of one official and two derived indicators, on the districts and the frozen figures of
 * england-2026.
 */
export const METHOD = `kind: index
edition: ${EDITION}
title: Invented
summary: An invented index of derived figures.
method_version: 1.0.0
default: false
areas:
  country: E
  level: lower_tier
  year: 2025
  exclude:
    - { code: E09000001, name: City of London, reason: invented }
    - { code: E06000053, name: Isles of Scilly, reason: invented }
inputs:
  - { code: good_development_fsm, periods: ["2025"] }
  - { code: attainment_8_fsm, periods: ["2025"] }
derive:
  - code: falling_behind
    title: Falling behind from 5 to 11
    description: Good development at 5 less the expected standard at 11.
    unit: percentage points lost
    step: gap
    of: good_development_fsm
    less: key_stage_2_fsm
  - code: falling_behind_unexplained
    title: Falling behind beyond Attainment 8
    description: What Attainment 8 leaves of it.
    unit: percentage points left over
    step: residual
    of: falling_behind
    against: attainment_8_fsm
domains:
  - code: only
    name: Only
    weight: 1
    indicators:
      - { code: key_stage_2_fsm, direction: 1, weight: 1, period: "2025" }
      - { code: falling_behind, direction: -1, weight: 1, period: "2025", note: Invented. }
      - { code: falling_behind_unexplained, direction: -1, weight: 1, period: "2025" }
steps:
  levels:
    - { name: indicator, normalise: z_score }
    - { name: domain, aggregate: arithmetic_mean, minimum_weight_share: 0.6, normalise: z_score }
    - { name: index, aggregate: arithmetic_mean, minimum_weight_share: 1, normalise: z_score }
  tolerance: 1.0e-9
  group_share: 0.2
robustness: { replicates: 0, sensitivity: 0 }
`;

/** A folder of editions, one of them with another method, and a folder to publish to. */
export class IndexBench {
  readonly root = mkdtempSync(join(tmpdir(), 'derive-'));

  constructor() {
    mkdirSync(join(this.root, 'editions'));
    cpSync(shipped('editions', EDITION), join(this.root, 'editions', EDITION), { recursive: true });
  }

  build(method: string, more: Partial<BuildOptions> = {}): Promise<Built> {
    writeFileSync(join(this.root, 'editions', EDITION, 'method.yaml'), method);
    return buildEdition(EDITION, {
      editions: join(this.root, 'editions'),
      release: join(this.root, 'release'),
      threads: 1,
      log: silentLog,
      areas: false,
      dryRun: true,
      ...more,
    });
  }

  /** Rows of another period for some indicators, as copies of the frozen figures. */
  addPeriod(period: string, indicators: readonly string[]): void {
    const path = join(this.root, 'editions', EDITION, 'figures.csv');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const more = lines.flatMap((line) => {
      const cells = line.split(',');
      return indicators.includes(cells[1] ?? '')
        ? [[...cells.slice(0, 2), period, ...cells.slice(3)].join(',')]
        : [];
    });
    writeFileSync(path, `${[...lines, ...more].join('\n')}\n`);
    sealAgain(dirname(path));
  }

  read(file: string): string {
    return readFileSync(join(this.root, 'release', EDITION, file), 'utf8');
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
