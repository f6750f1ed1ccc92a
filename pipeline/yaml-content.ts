import type { Document } from 'yaml';
import { SmiError } from '../errors/smi-error.js';

/**
 * The content of a document with its aliases followed, a few of them: more could grow beyond any memory. Throws
 * `method-invalid`.
 */
export function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'an alias cannot be followed';
    throw new SmiError('method-invalid', `${file}: ${why}`, { cause });
  }
}
