import { z } from 'zod';
import type { Figure } from '../../schemas/figure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { field, type Table } from '../../schemas/table.js';

const plain = <T extends z.ZodType>(type: T, description: string) =>
  field(type, { title: description, description });

/** The structure of an index as a table, in the words of the field: code, level, parent, weight, direction. */
export const nodeTable: Table = {
  name: 'score_nodes',
  title: 'Structure',
  description: 'Every indicator, every domain and the index, with its parent and weight.',
  key: ['code'],
  row: z.strictObject({
    code: plain(z.string(), 'Code'),
    level: plain(z.enum(['indicator', 'domain', 'index']), 'Level'),
    parent: plain(z.string().nullable(), 'Parent'),
    position: plain(z.int(), 'Position in the method file'),
    weight: plain(z.number(), 'Weight among its siblings'),
    direction: plain(z.int(), 'Direction'),
    minimum_weight_share: plain(z.number(), 'Share of the weight of its parts that must be present'),
  }),
};

export const valueTable: Table = {
  name: 'score_values',
  title: 'Values',
  description: 'The figures that are scored.',
  key: ['area_code', 'code'],
  row: z.strictObject({
    area_code: plain(z.string(), 'Area code'),
    code: plain(z.string(), 'Indicator'),
    value: plain(z.number().nullable(), 'Value'),
    status: plain(z.string(), 'Status'),
    own_level: plain(z.boolean(), 'Whether the figure is of the area itself'),
  }),
};

export interface Node {
  readonly code: string;
  readonly level: 'indicator' | 'domain' | 'index';
  readonly parent: string | null;
  readonly position: number;
  readonly weight: number;
  readonly direction: number;
  readonly minimum_weight_share: number;
}

/** The structure of a method: its indicators, then its domains, then the index. */
export function methodNodes({ domains, steps }: IndexMethod): Node[] {
  const nodes = domains.flatMap((domain) =>
    domain.indicators.map(({ code, weight, direction }) => ({
      ...{
        code,
        level: 'indicator' as const,
        parent: domain.code,
        weight,
        direction,
        minimum_weight_share: 0,
      },
    })),
  );
  const upper = domains.map(({ code, weight }) => ({
    ...{ code, level: 'domain' as const, parent: 'index', weight, direction: 1 },
    minimum_weight_share: steps.domain.minimum_weight_share,
  }));
  const top = {
    ...{ code: 'index', level: 'index' as const, parent: null, weight: 1, direction: 1 },
    minimum_weight_share: steps.index.minimum_weight_share,
  };
  return [...nodes, ...upper, top].map((node, position) => ({ ...node, position }));
}

const OWN_RULES = new Set(['', 'recode', 'same_footprint', 'merger']);

/** True for a figure of the area itself: observed, or by a recode, the same footprint or a merger. */
export const isOwnLevel = ({ status, reason }: Pick<Figure, 'status' | 'reason'>): boolean =>
  status !== 'missing' && status !== 'inherited' && reason.split(';').every((rule) => OWN_RULES.has(rule));
