// Accepts a frozen edition: node accept-edition.mjs FOLDER LOCK-FILE
// Content and lock come on standard input.
import { readFileSync } from 'node:fs';
import { accept } from '../../../dist/pipeline/editions/accept.js';

const [folder, path] = process.argv.slice(2);
const { frozen, lock } = JSON.parse(readFileSync(0, 'utf8'));
await accept(folder, frozen, { path, lock, addresses: Object.keys(lock) });
