import { describe, expect, test } from 'vitest';
import { fishScript } from '../../../../pipeline/cli/completion/fish.js';
import { completedVerbs } from '../../../../pipeline/cli/completion/words.js';
import { shownOptions } from '../../../../pipeline/cli/options.js';
import { VERBS } from '../../../../pipeline/cli/verbs.js';
import { accepts } from './shells.js';

const script = fishScript(completedVerbs(VERBS), "/it's here/editions");

describe('the script for fish', () => {
  test('is one that fish accepts', ({ skip }) => {
    const accepted = accepts('fish', '--no-execute', script);
    if (accepted === null) return skip('fish is not installed');
    expect(accepted).toBe(true);
  });

  test.each(VERBS.map((verb) => [verb.name, verb] as const))(
    'has a line for %s and for each option',
    (name, verb) => {
      expect(script).toContain(`-n __fish_use_subcommand -a ${name} -d '`);
      for (const option of Object.keys(shownOptions(verb)))
        expect(script).toMatch(new RegExp(`'__fish_seen_subcommand_from ${name}' -l ${option} .*-d '`));
    },
  );

  test('offers fixed words, editions and files where they belong', () => {
    expect(script).toMatch(/ -l who -x -a 'sons daughters all' /);
    expect(script).toMatch(/ -l edition -x -a '\(__smi_editions\)' /);
    expect(script).toMatch(/from estimate' -F$/m);
    expect(script).toMatch(/ -l show-sql -d /);
  });

  test('escapes what fish would read', () => {
    expect(script).toContain("set -l folder '/it\\'s here/editions'");
  });
});
