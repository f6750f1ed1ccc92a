import { crc32, deflateRawSync } from 'node:zlib';
import { zipEntryText } from '../../pipeline/tables/zip-entry.js';
import { type Draws, mutantOf } from './mutate.js';

const MEMBERS: Readonly<Record<'xlsx' | 'ods', readonly string[]>> = {
  xlsx: [
    ...['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'],
    ...['xl/styles.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'],
  ],
  ods: ['mimetype', 'META-INF/manifest.xml', 'styles.xml', 'content.xml'],
};

/** A workbook in which one member is a mutant, or, one time in four, the whole archive is. */
export const inArchive =
  (kind: 'xlsx' | 'ods') =>
  async (seeds: readonly Uint8Array[], draws: Draws): Promise<Buffer> => {
    if (draws.below(4) === 0) return mutantOf(seeds, draws);
    const seed = Buffer.from(draws.of(seeds));
    const members = new Map<string, Buffer>();
    const [changed, again] = [draws.of(MEMBERS[kind]), MEMBERS[kind].at(-1)];
    const which = draws.below(3) === 0 ? changed : again;
    for (const name of MEMBERS[kind]) {
      const content = await zipEntryText(seed, name);
      if (content === undefined) continue;
      const whole = Buffer.from(content);
      members.set(name, name === which ? mutantOf([whole], draws) : whole);
    }
    return archiveOf(members);
  };

/** An archive whose first member is not compressed, as the type of an OpenDocument file must be. */
function archiveOf(members: ReadonlyMap<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of members) {
    const stored = locals.length === 0;
    const packed = stored ? content : deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(stored ? 0 : 8, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const listed = Buffer.alloc(14);
    listed.writeUInt32LE(offset, 10);
    const label = Buffer.from(name);
    locals.push(Buffer.concat([Buffer.from('PK\x03\x04'), about, label, packed]));
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, listed, label]));
    offset += locals.at(-1)?.length ?? 0;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.size, 8);
  end.writeUInt16LE(members.size, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...list, end]);
}
