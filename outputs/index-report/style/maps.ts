import { fills, NEAR, TINTS } from './fills.js';

/**
 * The maps and their legends. From the best fifth to the worst the colours run from warm and light to cold and dark:
 * the order holds in grey and for every kind of colour vision, and dots and lines mark the two ends besides.
 */
export const MAPS = `
.defs{position:absolute}
.map{display:block;width:100%;height:auto;overflow:hidden}
path{vector-effect:non-scaling-stroke}
.map g{stroke:#fff;stroke-width:.5px;stroke-linejoin:round}
.small g{stroke-width:.15px}
.near g{stroke-width:1px}
.lines{fill:none;stroke:#16202c;stroke-width:1px;stroke-linejoin:round;pointer-events:none}
.small .lines{stroke-width:.5px}
.map .outline{fill:#16202c;stroke:#16202c;stroke-width:3px}
.frame{fill:none;stroke:#16202c;stroke-width:1.2px;stroke-dasharray:4 3;vector-effect:non-scaling-stroke;pointer-events:none}
${fills()}
${NEAR}
${TINTS}
.map .f1{stroke:#7a5c10}
.map .f1a,.map .f1b{stroke:#b08a2e}.map :is(.f2a,.f2b,.f3a,.f3b,.f4a,.f4b,.f5a,.f5b){stroke:#8b939c}
.small .f1,.bar .f1{fill:#ffd257}.small .f5,.bar .f5{fill:#14305a}.small .f0,.bar .f0{fill:#fff}
.own-all{fill:#0f5257}.own-most{fill:#6fa8a6}.own-few{fill:#dbe9e7}
.map .own-few{stroke:#7fa5a2}
.map use:hover{fill-opacity:.75}
.atlas{display:grid;gap:.4rem 2.2rem}
.atlas figcaption{grid-column:1/-1}
.plate{max-width:46rem}
.key{max-width:22rem}
@media (min-width:44rem){.atlas{grid-template-columns:minmax(0,1fr) clamp(13rem,30%,20rem)}}
.legend{list-style:none;padding:0;margin:.4rem 0 1.4rem}
.legend li{display:flex;gap:.7rem;align-items:flex-start;margin:.5rem 0;line-height:1.3}
.swatch{flex:none;width:2.75rem;height:1.75rem}
.swatch rect{stroke:#16202c;stroke-width:1px}
.shades th,.shades td{padding-inline:.3rem}
.of{display:block;color:var(--soft);font-size:.9rem}
.inset{border:1px dashed #16202c;padding:.6rem}
.inset p{margin:.4rem 0 0;text-align:center;color:var(--soft)}
.multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,7.5rem),1fr));gap:1.2rem 1.6rem;margin:1.2rem 0}
.multiples figure{max-width:17rem}
.multiples figcaption{font-size:.9rem;line-height:1.35;margin-top:.4rem}
.multiples strong{color:var(--ink);font-size:1rem}
.own{display:grid;grid-template-columns:minmax(0,13rem) minmax(8.5rem,1fr);gap:.3rem 1.2rem}
.own figcaption{grid-column:1/-1;grid-row:1}
`;
