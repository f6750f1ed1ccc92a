import { inflateRawSync } from 'node:zlib';

/*
 * A second reader of zip archives and of workbooks of Excel 97 to 2003, for checking the first: only what
 * the tables of the earnings survey have, straight from the formats. It shares no code with the program.
 */

/** The files of a zip archive by name. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  const files = new Map<string, Buffer>();
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const content = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    files.set(bytes.toString('latin1', at + 46, at + 46 + name), content);
    at += 46 + name + extra + comment;
  }
  return files;
}

/** The stream `Workbook` of a compound file whose FAT is listed in its header. */
function workbookStream(file: Buffer): Buffer {
  const size = 1 << file.readUInt16LE(30);
  const sector = (i: number) => file.subarray((i + 1) * size, (i + 2) * size);
  const listed = Array.from({ length: file.readUInt32LE(44) }, (_, i) => file.readUInt32LE(76 + 4 * i));
  const fat = Buffer.concat(listed.map(sector));
  const chain = (first: number) => {
    const parts: Buffer[] = [];
    for (let i = first; i < 0xfffffff0; i = fat.readUInt32LE(4 * i)) parts.push(sector(i));
    return Buffer.concat(parts);
  };
  const directory = chain(file.readUInt32LE(48));
  for (let at = 0; at < directory.length; at += 128) {
    const name = directory.toString('utf16le', at, at + directory.readUInt16LE(at + 64) - 2);
    if (name === 'Workbook')
      return chain(directory.readUInt32LE(at + 116)).subarray(0, directory.readUInt32LE(at + 120));
  }
  throw new Error('no workbook');
}

interface BiffRecord {
  readonly id: number;
  readonly at: number;
  readonly data: Buffer;
}

function recordsOf(stream: Buffer): BiffRecord[] {
  const records: BiffRecord[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    records.push({ id: stream.readUInt16LE(at), at, data: stream.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return records;
}

/** The shared texts: a text may go on in the next record, which begins with a new flag of its width. */
function sharedTexts(blocks: readonly Buffer[]): string[] {
  let block = 0;
  let at = 8;
  const current = () => blocks[block]!;
  const next = () => {
    while (at >= current().length) {
      block++;
      at = 0;
    }
  };
  const texts: string[] = [];
  for (let left = current().readUInt32LE(4); left > 0; left--) {
    next();
    const length = current().readUInt16LE(at);
    const flags = current()[at + 2]!;
    at += 3;
    const runs = flags & 8 ? current().readUInt16LE(at) : 0;
    at += flags & 8 ? 2 : 0;
    const phonetic = flags & 4 ? current().readUInt32LE(at) : 0;
    at += flags & 4 ? 4 : 0;
    let wide = (flags & 1) === 1;
    let text = '';
    while (text.length < length) {
      if (at >= current().length) {
        next();
        wide = (current()[at]! & 1) === 1;
        at++;
      }
      text += String.fromCharCode(wide ? current().readUInt16LE(at) : current()[at]!);
      at += wide ? 2 : 1;
    }
    for (let skip = runs * 4 + phonetic; skip > 0; ) {
      next();
      const step = Math.min(skip, current().length - at);
      at += step;
      skip -= step;
    }
    texts.push(text);
  }
  return texts;
}

/** A number of 30 bits: whole or the upper part of a double, perhaps a hundredfold. */
function packedNumber(data: Buffer, at: number): number {
  const bits = data.readInt32LE(at);
  const double = Buffer.alloc(8);
  double.writeInt32LE(bits & ~3, 4);
  const number = bits & 2 ? bits >> 2 : double.readDoubleLE(0);
  return bits & 1 ? number / 100 : number;
}

/** The cells of a sheet: row and column, from 1, to text or number. */
export function sheetCells(file: Buffer, sheet: string): Map<string, string | number> {
  const records = recordsOf(workbookStream(file));
  const bound = records.find(
    ({ id, data }) => id === 0x85 && data.toString(data[7]! & 1 ? 'utf16le' : 'latin1', 8) === sheet,
  );
  const texts = records.findIndex(({ id }) => id === 0xfc);
  let last = texts + 1;
  while (records[last]?.id === 0x3c) last++;
  const shared = sharedTexts(records.slice(texts, last).map(({ data }) => data));
  const cells = new Map<string, string | number>();
  const start = records.findIndex(({ at }) => at === bound?.data.readUInt32LE(0));
  for (let i = start + 1; records[i]!.id !== 0x0a; i++) {
    const { id, data } = records[i]!;
    const put = (column: number, value: string | number) =>
      cells.set(`${data.readUInt16LE(0) + 1} ${column + 1}`, value);
    if (id === 0xfd) put(data.readUInt16LE(2), shared[data.readUInt32LE(6)]!);
    if (id === 0x203) put(data.readUInt16LE(2), data.readDoubleLE(6));
    if (id === 0x27e) put(data.readUInt16LE(2), packedNumber(data, 6));
    if (id === 0xbd)
      for (let at = 4, column = data.readUInt16LE(2); at + 6 < data.length; at += 6)
        put(column++, packedNumber(data, at + 2));
  }
  return cells;
}
