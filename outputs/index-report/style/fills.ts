import { FADED } from '../patterns.js';

/** Colours within the fills of the maps. From the best fifth to the worst they run from warm and light to cold and dark. */
export const TINTS =
  '.p1{fill:#ffd257}.p2{fill:#cfb27c}.p3{fill:#9a9892}.p4{fill:#56779c}.p5{fill:#14305a}.p0{fill:#fff}.q1{fill:#9a6a00}.q5{fill:#7d9cc4}.q0{fill:none;stroke:#5c6672;stroke-width:1}';

const plain = (suffix: string): string =>
  `.f1{fill:url(#hot${suffix})}.f2{fill:#cfb27c}.f3{fill:#9a9892}.f4{fill:#56779c}.f5{fill:url(#cold${suffix})}.f0{fill:url(#blank${suffix})}`;

/** The class of every fill of the map, by the suffix of its patterns: none, or as in `-near`. */
export const fills = (suffix = ''): string =>
  plain(suffix) + FADED.map((mark) => `.${mark}{fill:url(#${mark}${suffix})}`).join('');

/** The same for the part that is drawn enlarged. */
export const NEAR = [
  ...[
    '.near .f1{fill:url(#hot-near)}',
    '.near .f5{fill:url(#cold-near)}',
    '.near .f0{fill:url(#blank-near)}',
  ],
  ...FADED.map((mark) => `.near .${mark}{fill:url(#${mark}-near)}`),
].join('');
