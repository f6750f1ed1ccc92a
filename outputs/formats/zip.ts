import { crc32, deflateRawSync } from 'node:zlib';

/*
 * Zip archives as the bytes of a file: deflated members without a time, the same for the same content with
 * the same version of Node. Libraries compress each member in a stream, or in JavaScript: several times the
 * work for the fifty small members of a workbook.
 */

/** A compressed member, which any number of archives may have. */
export interface ZipMember {
  readonly bytes: Uint8Array;
  readonly crc: number;
  /** Before it was compressed. */
  readonly size: number;
}

/** Compresses a text. */
export function zipMember(text: string): ZipMember {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes: deflateRawSync(bytes), crc: crc32(bytes), size: bytes.byteLength };
}

/** The first moment that an archive can hold: 1 January 1980. */
const FIXED_DATE = 33;
/** Version 2.0 of the format, which has folders and deflated members; and the number of that method. */
const VERSION = 20;
const DEFLATED = 8;

/** What both records of a member have in common, from the version that a reader needs on. */
function aboutMember(name: Buffer, { bytes, crc, size }: ZipMember): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(VERSION, 0);
  about.writeUInt16LE(DEFLATED, 4);
  about.writeUInt16LE(FIXED_DATE, 8);
  about.writeUInt32LE(crc, 10);
  about.writeUInt32LE(bytes.byteLength, 14);
  about.writeUInt32LE(size, 18);
  about.writeUInt16LE(name.byteLength, 22);
  return about;
}

function centralRecord(about: Buffer, offset: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02_01_4b_50, 0);
  record.writeUInt16LE(VERSION, 4);
  about.copy(record, 6);
  record.writeUInt32LE(offset, 42);
  return record;
}

const LOCAL = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/**
 * An archive of the members, in their order.
 * @param members by their names, which are ASCII
 * @returns its bytes; at most 4 GB, the most that the format without its later additions can hold. Throws
 *   `RangeError` beyond
 */
export function zipOf(members: ReadonlyMap<string, ZipMember>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [path, member] of members) {
    const name = Buffer.from(path, 'ascii');
    const about = aboutMember(name, member);
    pieces.push(LOCAL, about, name, member.bytes);
    central.push(centralRecord(about, offset), name);
    offset += LOCAL.byteLength + about.byteLength + name.byteLength + member.bytes.byteLength;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(members.size, 8);
  end.writeUInt16LE(members.size, 10);
  end.writeUInt32LE(
    central.reduce((sum, { byteLength }) => sum + byteLength, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...central, end]);
}
