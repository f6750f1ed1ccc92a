import { describe, expect, test } from 'vitest';
import { createLog, type LogOptions } from '../../../pipeline/system/log.js';

function keeping(options: Partial<LogOptions> = {}, isTTY = false) {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text), isTTY };
  const log = createLog(stream, { quiet: false, progress: true, colour: false, ...options });
  return { log, written, all: () => written.join('') };
}
const CLEAR = '\r\u001b[2K';

/** What remains on the screen, line by line: an erasure empties its line. */
const screen = (text: string) => text.split('\n').map((line) => line.split(CLEAR).at(-1));

describe('where there is no terminal', () => {
  test('a stage is one plain line, and progress is not shown', () => {
    const { log, all } = keeping();
    log.stage('acquire', '24 files');
    log.progress('acquire', 3, 24);
    log.warn('something to know');
    log.finish();
    expect(all()).toBe('acquire   24 files\nsmi: note: something to know\n');
  });
});

describe('on a terminal', () => {
  test('progress is one moving line that is removed at the end', () => {
    const { log, all } = keeping({}, true);
    for (const done of [1, 2, 3]) log.progress('acquire', done, 3);
    log.stage('acquire', '3 files');
    expect(all()).toContain('acquire   2 of 3');
    expect(screen(all())).toEqual(['acquire   3 files', '']);
  });

  test('a line in between replaces the moving one', () => {
    const { log, all } = keeping({}, true);
    log.progress('acquire', 1, 3);
    log.warn('something to know');
    log.progress('acquire', 2, 3);
    expect(screen(all())).toEqual(['smi: note: something to know', 'acquire   2 of 3']);
  });

  test('interrupted work leaves a clean line for the error', () => {
    const { log, all } = keeping({}, true);
    log.progress('acquire', 2, 3);
    log.finish();
    expect(screen(all())).toEqual(['']);
    const before = all();
    log.finish();
    expect(all()).toBe(before);
  });

  test('nothing moves with --no-progress or in CI', () => {
    const { log, written } = keeping({ progress: false }, true);
    log.progress('acquire', 1, 3);
    log.finish();
    expect(written).toEqual([]);
  });

  test('only the label has colour, and only when colour is wanted', () => {
    const { log, all } = keeping({ colour: true }, true);
    log.stage('score', '294 areas');
    expect(all()).toBe('\u001b[2mscore    \u001b[0m 294 areas\n');
  });
});

test('with --quiet nothing is logged, not even a note', () => {
  const { log, written } = keeping({ quiet: true }, true);
  log.stage('score', '294 areas');
  log.progress('score', 1, 2);
  log.warn('something to know');
  log.finish();
  expect(written).toEqual([]);
});
