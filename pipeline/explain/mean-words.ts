const MEANS: Readonly<Record<string, string>> = {
  arithmetic_mean: 'the arithmetic mean',
  geometric_mean: 'the geometric mean, which a weak part pulls down further,',
  harmonic_mean: 'the harmonic mean, which a weak part pulls down furthest,',
};

/** An aggregation in a sentence, with what it does to an uneven area. */
export const meanWords = (aggregate: string): string => MEANS[aggregate] ?? aggregate.replaceAll('_', ' ');
