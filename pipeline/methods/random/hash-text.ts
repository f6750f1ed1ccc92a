const mixIn = (hash: number, block: number) => {
  const scrambled = Math.imul(block, 0xcc9e2d51);
  return hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
};

/**
 * A 32-bit hash of the UTF-8 bytes of a text, the same on every machine. For counters, not for secrets.
 * @see Appleby (2011), MurmurHash3_x86_32
 */
export function hashText(text: string, seed = 0): number {
  const bytes = new TextEncoder().encode(text);
  const whole = bytes.length - (bytes.length % 4);
  const byte = (index: number) => bytes[index] ?? 0;
  let hash = seed | 0;
  for (let i = 0; i < whole; i += 4) {
    const block = byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24);
    hash = mixIn(hash, block);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  if (whole < bytes.length)
    hash = mixIn(hash, byte(whole) | (byte(whole + 1) << 8) | (byte(whole + 2) << 16));
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
