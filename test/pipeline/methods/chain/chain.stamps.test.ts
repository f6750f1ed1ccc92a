import { describe, expect, test } from 'vitest';
import { ChainBuffers } from '../../../../pipeline/methods/chain/buffers.js';
import { compileChain } from '../../../../pipeline/methods/chain/chain.js';
import { column } from '../columns.js';
import { figures, mean, method, positive, run, structure, z } from './setup.js';

const OTHER = [column(4, 1, 3, 2), ...figures.slice(1)];
const byZ = method(z, mean, mean);
const byRange = method(positive, mean, mean);
const valuesOf = (chain: { readonly values: readonly Float64Array[] }) => chain.values.map((own) => [...own]);

describe('a column that is stamped', () => {
  test('is prepared again once its stamp is another', () => {
    const chain = compileChain(structure, byZ, 4);
    chain.run(figures, Float64Array.of(1, 1, 1));
    chain.run(OTHER, Float64Array.of(2, 1, 1));
    expect(valuesOf(chain)).toEqual(valuesOf(run(byZ, OTHER)));
  });

  test('is not prepared again under the same stamp', () => {
    const chain = compileChain(structure, byZ, 4);
    chain.run(figures, Float64Array.of(1, 1, 1));
    chain.run(OTHER, Float64Array.of(1, 1, 1));
    expect(valuesOf(chain)).toEqual(valuesOf(run(byZ)));
  });

  test('is prepared again where another chain with the same buffers normalises in another way', () => {
    const buffers = new ChainBuffers(structure, 4);
    const first = compileChain(structure, byZ, 4, buffers);
    const second = compileChain(structure, byRange, 4, buffers);
    const stamps = Float64Array.of(1, 1, 1);
    first.run(figures, stamps);
    second.run(figures, stamps);
    expect(valuesOf(second)).toEqual(valuesOf(run(byRange)));
    first.run(figures, stamps);
    expect(valuesOf(first)).toEqual(valuesOf(run(byZ)));
  });

  test('is prepared again after a run without stamps, or one that was refused', () => {
    const chain = compileChain(structure, byZ, 4);
    const stamps = Float64Array.of(1, 1, 1);
    chain.run(figures, stamps);
    chain.run(OTHER);
    chain.run(figures, stamps);
    expect(valuesOf(chain)).toEqual(valuesOf(run(byZ)));
    expect(() => chain.run([column(1, 1, 1, 1), ...figures.slice(1)], Float64Array.of(2, 1, 1))).toThrow();
    chain.run(OTHER, Float64Array.of(2, 1, 1));
    expect(valuesOf(chain)).toEqual(valuesOf(run(byZ, OTHER)));
  });
});

describe('the two halves of a run', () => {
  test('are the run', () => {
    const chain = compileChain(structure, byZ, 4);
    chain.prepare(OTHER);
    expect([...chain.combine()]).toEqual([...run(byZ, OTHER).ranks]);
    expect(valuesOf(chain)).toEqual(valuesOf(run(byZ, OTHER)));
  });

  test('go together with indicators that are put into the buffers, which the next run prepares again', () => {
    const buffers = new ChainBuffers(structure, 4);
    const chain = compileChain(structure, byZ, 4, buffers);
    const stamps = Float64Array.of(1, 1, 1);
    chain.run(figures, stamps);
    const other = run(byZ, OTHER);
    buffers.put(0, other.values[0]!, 4);
    chain.combine();
    expect(valuesOf(chain)).toEqual(valuesOf(other));
    chain.run(figures, stamps);
    expect(valuesOf(chain)).toEqual(valuesOf(run(byZ)));
  });

  test('refuse, with its name, an indicator or an aggregate that cannot be normalised', () => {
    const chain = compileChain(structure, byZ, 4);
    expect(() => chain.prepare([column(1, 1, 1, 1), ...figures.slice(1)])).toThrow(structure.nodes[0]!.code);
    expect(() => chain.prepare(figures.slice(1))).toThrow();
  });
});
