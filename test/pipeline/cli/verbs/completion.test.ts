import { describe, expect, test } from 'vitest';
import { VERBS } from '../../../../pipeline/cli/verbs.js';
import { REFRESH_STAGES } from '../../../../pipeline/refresh.js';
import { errorOf, objectOf, smi } from '../setup.js';

const choicesOf = (verb: string, option: string) =>
  VERBS.find(({ name }) => name === verb)?.options[option]?.choices ?? [];

describe('smi completion', () => {
  test.each(['bash', 'zsh', 'fish'])(
    'prints the script for %s, with --quiet too, and as data',
    async (shell) => {
      const { code, out, err } = await smi(['completion', shell]);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('synthesise');
      expect((await smi(['completion', shell, '--quiet'])).out).toBe(out);
      expect(objectOf(await smi(['completion', shell, '--json']))).toEqual({ shell, script: out });
    },
  );

  test('reads no settings, so that a mistake in one does not spoil a shell', async () => {
    const answer = await smi(['completion', 'bash'], { environment: { SMI_THREADS: 'many' } });
    expect([answer.code, answer.err]).toEqual([0, '']);
  });

  test.each([
    [[], 'no shell'],
    [['tcsh'], 'tcsh'],
    [['constructor'], 'constructor'],
    [['bash', 'zsh'], 'bash zsh'],
  ])('refuses %j, and names the shells', async (words, found) => {
    const { code, message, exit } = errorOf(await smi(['completion', ...words, '--json']));
    expect([code, exit]).toEqual(['usage', 2]);
    for (const part of [found, 'bash', 'zsh', 'fish']) expect(message).toContain(part);
  });
});

describe('the values that completion offers', () => {
  test.each(['who', 'earners', 'measure'])('are those that estimate --%s takes', async (option) => {
    const answer = await smi(['estimate', 'x.csv', '--dry-run', `--${option}`, 'other', '--json']);
    const { code, message } = errorOf(answer);
    expect(code).toBe('setting-invalid');
    expect(message).toContain(`one of ${choicesOf('estimate', option).join(', ')}`);
  });

  test('are the stages of a refresh, which cannot start at the last', () => {
    expect(choicesOf('refresh', 'to')).toEqual(REFRESH_STAGES);
    expect(choicesOf('refresh', 'from')).toEqual(REFRESH_STAGES.slice(0, -1));
  });

  test('are what list lists', async () => {
    for (const word of VERBS.find(({ name }) => name === 'list')?.takes ?? [])
      expect((await smi(['list', word])).code).toBe(0);
  });
});
