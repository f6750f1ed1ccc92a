import { open } from 'node:fs/promises';

/** Writes a new file and waits until it is on the disk. Fails when there is a file of that name. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
