/**
 * Loaded before the program that is measured: when it ends, writes its largest resident size, in kilobytes, to the
 * file that SMI_BENCH_PEAK names. The operating system keeps the count; nothing is sampled.
 */
import { writeFileSync } from 'node:fs';

const path = process.env.SMI_BENCH_PEAK;
if (path !== undefined) process.on('exit', () => writeFileSync(path, String(process.resourceUsage().maxRSS)));
