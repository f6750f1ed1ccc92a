import { expect, test } from 'vitest';
import { Draws, mutantOf } from '../../../scripts/fuzz/mutate.js';

const SEEDS = [Buffer.from('code,name,x\nA,Unit A,12\n'), Buffer.from('a: 1\nb: [2, 3]\n')];
const mutants = (count: number) => Array.from({ length: count }, (_, i) => mutantOf(SEEDS, new Draws(1, i)));

test('the same seed and number give the same mutant, and other numbers others', () => {
  const all = mutants(300);
  expect(mutants(300)).toEqual(all);
  const texts = new Set(all.map((bytes) => bytes.toString('latin1')));
  expect(texts.size).toBeGreaterThan(250);
  expect(SEEDS.filter((seed) => texts.has(seed.toString('latin1'))).length).toBeLessThan(2);
});

test('a seed without bytes has mutants without bytes', () => {
  expect(mutantOf([Buffer.alloc(0)], new Draws(1, 1)).length).toBe(0);
});
