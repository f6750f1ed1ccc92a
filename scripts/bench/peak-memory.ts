/**
 * Preloaded into the program that is measured: when the program ends, writes its largest resident set size,
 * in kilobytes, to the file named by SMI_BENCH_PEAK. The operating system counts it; nothing is sampled.
 */
import { writeFileSync } from 'node:fs';

const path = process.env.SMI_BENCH_PEAK;
if (path !== undefined) process.on('exit', () => writeFileSync(path, String(process.resourceUsage().maxRSS)));
