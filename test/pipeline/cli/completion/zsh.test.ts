import { describe, expect, test } from 'vitest';
import { completedVerbs } from '../../../../pipeline/cli/completion/words.js';
import { zshScript } from '../../../../pipeline/cli/completion/zsh.js';
import { shownOptions } from '../../../../pipeline/cli/options.js';
import { VERBS } from '../../../../pipeline/cli/verbs.js';
import { accepts } from './shells.js';

const script = zshScript(completedVerbs(VERBS), "/it's here/editions");

describe('the script for zsh', () => {
  test('is one that zsh accepts', ({ skip }) => {
    const accepted = accepts('zsh', '-n', script);
    if (accepted === null) return skip('zsh is not installed');
    expect(accepted).toBe(true);
  });

  test.each(VERBS.map((verb) => [verb.name, verb] as const))(
    'has a branch for %s and its options',
    (name, verb) => {
      const [, branch = ''] = new RegExp(`^    ${name}\\) ([^]*?) ;;$`, 'm').exec(script) ?? [];
      for (const option of Object.keys(shownOptions(verb)))
        expect(branch).toMatch(new RegExp(`'--${option}(=)?\\[`));
      expect(script).toContain(`'${name}:`);
    },
  );

  test('offers fixed words, editions and folders where they belong', () => {
    expect(script).toMatch(/'--who=\[.*\]:who:\(sons daughters all\)'/);
    expect(script).toMatch(/'--edition=\[.*\]:edition:_smi_editions'/);
    expect(script).toMatch(/'--release=\[.*\]:release:_files -\/'/);
    expect(script).toMatch(/'\*:list:\(editions areas sources indicators\)'/);
  });

  test('escapes what zsh would read in a description, and in a path', () => {
    const option = { name: 'x', description: "a [b]: it's", values: 'any' } as const;
    const odd = zshScript([{ name: 'v', summary: 's', takes: undefined, options: [option] }], "/it's");
    expect(odd).toContain("'--x=[a \\[b\\]\\: it'\\''s]:x: '");
    expect(odd).toContain("folder='/it'\\''s'");
  });
});
