import { type Document, isScalar, visit } from 'yaml';
import { SmiError } from '../../errors/smi-error.js';

/**
 * The content of a document with its aliases followed, a few of them: more could grow beyond any memory. Throws
 * `method-invalid`.
 */
export function contentOf(document: Document, file: string): unknown {
  visit(document, {
    Pair(_, { key }) {
      // it would be lost on the way into an object
      if (isScalar(key) && key.value === '__proto__')
        throw new SmiError('method-invalid', `${file}: __proto__ can be no word of a method file`);
    },
  });
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'an alias cannot be followed';
    throw new SmiError('method-invalid', `${file}: ${why}`, { cause });
  }
}
