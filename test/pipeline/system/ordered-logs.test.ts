import { describe, expect, it } from 'vitest';
import type { Log } from '../../../pipeline/system/log.js';
import { orderedLogs } from '../../../pipeline/system/ordered-logs.js';

/** A log that keeps what it is told. */
function kept() {
  const said: string[] = [];
  const log: Log = {
    stage: (label, line) => said.push(`${label} ${line}`),
    warn: (line) => said.push(`! ${line}`),
    progress: (label, done, total) => said.push(`${label} ${done}/${total}`),
  };
  return { said, log };
}

describe('messages of works at the same time', () => {
  it('of the first are written at once, those of others when all before them are over', () => {
    const { said, log } = kept();
    const { logs, end } = orderedLogs(log, 3);
    const [a, b, c] = logs;
    c!.stage('c', '1');
    a!.stage('a', '1');
    b!.warn('b');
    expect(said).toEqual(['a 1']);
    end(2);
    expect(said).toEqual(['a 1']);
    a!.warn('a');
    end(0);
    expect(said).toEqual(['a 1', '! a', '! b']);
    b!.stage('b', '2');
    end(1);
    expect(said).toEqual(['a 1', '! a', '! b', 'b 2', 'c 1']);
  });

  it('keep their own order', () => {
    const { said, log } = kept();
    const { logs, end } = orderedLogs(log, 2);
    for (const line of ['1', '2', '3']) logs[1]!.stage('b', line);
    end(1);
    end(0);
    expect(said).toEqual(['b 1', 'b 2', 'b 3']);
  });

  it('about progress are of one work at a time: of one that is held they are not kept', () => {
    const { said, log } = kept();
    const { logs, end } = orderedLogs(log, 2);
    logs[1]!.progress('b', 1, 2);
    logs[0]!.progress('a', 1, 2);
    end(0);
    logs[1]!.progress('b', 2, 2);
    logs[0]!.progress('a', 2, 2);
    expect(said).toEqual(['a 1/2', 'b 2/2']);
  });
});
