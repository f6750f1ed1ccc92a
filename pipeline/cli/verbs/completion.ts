import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { shipped } from '../../system/package-root.js';
import { bashScript } from '../completion/bash.js';
import { fishScript } from '../completion/fish.js';
import { completedVerbs, type ScriptOf } from '../completion/words.js';
import { zshScript } from '../completion/zsh.js';
import type { Outcome, VerbContext } from '../verb.js';

const SCRIPTS: Readonly<Record<string, ScriptOf>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** Prints the script that completes the command line in a shell. Throws `usage`. */
export async function run({ positionals, verbs }: VerbContext): Promise<Outcome> {
  const [shell = '', ...more] = positionals;
  const scriptOf = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
  if (scriptOf === undefined || more.length > 0) {
    const found = positionals.length === 0 ? 'no shell' : quoteFound(positionals.join(' '));
    throw new SmiError('usage', `completion is for one of bash, zsh, fish; found ${found}`, {
      next: 'give one of bash, zsh, fish',
    });
  }
  const script = scriptOf(completedVerbs(verbs), shipped('editions'));
  return { text: script.trimEnd(), json: { shell, script }, isAnswer: true };
}
