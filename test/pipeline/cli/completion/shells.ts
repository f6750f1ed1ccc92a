import { spawnSync } from 'node:child_process';

/** Whether a shell accepts a script, without running it; null where the shell is not installed. */
export function accepts(shell: string, option: string, script: string): boolean | null {
  const { error, status } = spawnSync(shell, [option, '/dev/stdin'], { input: script });
  return error === undefined ? status === 0 : null;
}
