// Loaded before a command: kills the process without warning just before its nth change to the files below a
// folder, so that a test can stop it at every step. KILL_AT has n, KILL_BELOW the folder.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const below = process.env.KILL_BELOW;
let left = Number(process.env.KILL_AT);

function step(path) {
  if (!String(path).startsWith(below)) return;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  left -= 1;
}

for (const name of ['writeFileSync', 'linkSync', 'mkdirSync', 'renameSync', 'rmSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    step(args[0]);
    return original(...args);
  };
}
const { open } = fs.promises;
fs.promises.open = async (path, ...args) => {
  step(path);
  const file = await open(path, ...args);
  const { writeFile } = file;
  file.writeFile = async (content) => {
    // Half of the content, so that a kill here leaves a file that is cut short.
    await writeFile.call(file, content.slice(0, content.length / 2));
    step(path);
    return writeFile.call(file, content.slice(content.length / 2));
  };
  return file;
};
syncBuiltinESMExports();
