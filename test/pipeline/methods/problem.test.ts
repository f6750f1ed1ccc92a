import { describe, expect, test } from 'vitest';
import { DataError, MethodError, StructureError, ToolboxError } from '../../../pipeline/methods/problem.js';

describe('an error of the toolbox', () => {
  test.each([
    ['StructureError', () => new StructureError('orphaned', 'a: no parent', ['a'])],
    ['MethodError', () => new MethodError('rule-invalid', 'a: no rule', ['a'])],
    ['DataError', () => new DataError('constant', 'has one value', 2, ['a'])],
  ])('has its type, its problem and its part: %s', (name, make) => {
    const error = make();
    expect(error).toBeInstanceOf(ToolboxError);
    expect(error.name).toBe(name);
    expect(error.codes).toEqual(['a']);
    expect(error.message).toMatch(/^a\b/);
  });

  test('has no part by default', () => {
    expect(new StructureError('empty', 'nothing').codes).toEqual([]);
    expect(new MethodError('weights-zero', 'nothing')).toMatchObject({ problem: 'weights-zero', codes: [] });
    expect(new StructureError('empty', 'nothing').problem).toBe('empty');
    expect(new DataError('constant', 'has one value')).toMatchObject({ part: null, codes: [] });
  });
});

describe('an error in values', () => {
  test('reads as a sentence about the code, or as a remark below it', () => {
    expect(new DataError('all-missing', 'has no value').message).toBe('has no value');
    expect(new DataError('all-missing', 'has no value').of('rent').message).toBe('rent has no value');
    expect(new DataError('collinear', 'two are alike').of('rent').message).toBe('rent: two are alike');
    expect(new DataError('collinear', 'hasty', null, ['rent', 'pay']).message).toBe('rent, pay: hasty');
  });

  test('keeps its problem, message and part when it gets a code', () => {
    expect(new DataError('negative', 'has -1', 3).of('rent')).toMatchObject({
      problem: 'negative',
      what: 'has -1',
      part: 3,
      codes: ['rent'],
    });
  });
});
