import { main, type World } from '../../../pipeline/cli/cli.js';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the command line in this process, in isolation: no variable of the surroundings, no terminal, no
 * network. On one thread: tests run next to each other, and small ones take longer on several.
 */
export async function smi(
  args: readonly string[],
  changes: Partial<World> & { tty?: boolean } = {},
): Promise<Answer> {
  const said = { out: '', err: '' };
  const { tty, ...world } = changes;
  const write = (to: 'out' | 'err') => (text: string) => {
    said[to] += text;
    return true;
  };
  const code = await main(args, {
    out: { write: write('out') },
    err: { write: write('err'), ...(tty === undefined ? {} : { isTTY: tty }) },
    environment: { SMI_THREADS: '1' },
    program: 'smi',
    folder: '/a/folder/that/is/not/there',
    fetch: () => Promise.reject(new Error('no test may reach the network')),
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...world,
  });
  return { code, ...said };
}

/** The single object on standard output; throws when there is anything else. */
export const objectOf = ({ out }: Answer): Record<string, unknown> => JSON.parse(out);

/** The error of an answer to `--json`. */
export const errorOf = (answer: Answer) =>
  objectOf(answer).error as { code: string; exit: number; message: string; next: string; places: string[] };
