/**
 * The value that would stand at `place` (0 is lowest) if the first `count` of `values` were sorted; moves
 * them about. Faster than sorting, where only a place or two is asked for.
 * @see Hoare (1961), Algorithm 65: Find, Communications of the ACM 4(7), 321–322
 */
export function select(values: Float64Array, count: number, place: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const pivot = values[place]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left > right) break;
      const moved = values[left]!;
      values[left] = values[right]!;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (right < place) low = left;
    if (place < left) high = right;
  }
  return values[place]!;
}
