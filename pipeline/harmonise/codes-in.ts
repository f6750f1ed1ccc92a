import type { CodeChange } from '../../sources/code-changes.js';
import { isLocalAuthority } from './code-kinds.js';

/**
 * The codes of some districts in a year, in their order. The official boundaries have Glasgow and North
 * Lanarkshire under codes that ended in 2018: where the code changes give a district another code by then,
 * that one holds, unless it has boundaries of its own. A merger is no change of one district's code.
 * @param codes of the districts that the boundaries have in `year`
 */
export function codesIn(year: number, codes: readonly string[], changes: readonly CodeChange[]): string[] {
  const known = new Set(codes);
  const next = new Map(
    changes.flatMap(({ oldCode, newCode, type, start }) =>
      newCode !== null && isLocalAuthority(newCode) && type !== 'merger' && start <= year
        ? [[oldCode, newCode] as const]
        : [],
    ),
  );
  const today = (code: string, passed: ReadonlySet<string> = new Set()): string => {
    const newer = next.get(code);
    if (newer === undefined || known.has(newer) || passed.has(newer)) return code;
    return today(newer, new Set([...passed, code]));
  };
  return codes.map((code) => today(code));
}
