import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** How much of the start of a file is kept, enough to see what kind of file it is. */
const HEAD_BYTES = 1024;

/** What is known of a file once all its bytes have passed. */
export interface Measure {
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** The first bytes, at most 1,024. */
  readonly head: Uint8Array;
}

/** Measures bytes as they pass; holds none but the head. */
export class Meter {
  readonly #hash = createHash('sha256');
  readonly #head = new Uint8Array(HEAD_BYTES);
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  add(chunk: Uint8Array): void {
    if (this.#bytes < HEAD_BYTES) this.#head.set(chunk.subarray(0, HEAD_BYTES - this.#bytes), this.#bytes);
    this.#hash.update(chunk);
    this.#bytes += chunk.byteLength;
  }

  /** Ends the measuring: call it once. */
  result(): Measure {
    return {
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      head: this.#head.subarray(0, Math.min(this.#bytes, HEAD_BYTES)),
    };
  }
}

/** Measures the file at `path`. Throws what the file system throws, and the signal's reason when it fires. */
export async function measureFile(path: string, signal: AbortSignal): Promise<Measure> {
  const meter = new Meter();
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path);
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    meter.add(chunk);
  }
  return meter.result();
}
