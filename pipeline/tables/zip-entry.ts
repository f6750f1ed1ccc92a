import { fromBuffer } from 'yauzl';

/**
 * The content of an entry of a zip archive as text; undefined where the archive has no such entry. The list
 * of entries must have been checked: no entry unpacks to more than it says there.
 */
export function zipEntryText(bytes: Buffer, name: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('error', reject);
      zip.on('end', () => resolve(undefined));
      zip.on('entry', (entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem);
          const pieces: Buffer[] = [];
          stream.on('error', reject);
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
        });
      });
      zip.readEntry();
    });
  });
}
