import { FILLS, KINDS, rulesOf } from './fills.js';

/**
 * Type, colours and the frame of the page. Every pair of colours of text has a contrast of 4.5 to 1 or more.
 */
export const BASE = `
:root{--ink:#16202c;--soft:#47525f;--rule:#c9d0d8;--pale:#f3f5f8;--link:#1b4f91;--navy:#14305a;--gold:#ffd257}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
h1,h2,h3{line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:clamp(1.6rem,1.1rem + 2.4vw,2.6rem);letter-spacing:-.015em}
h2{font-size:1.6rem;letter-spacing:-.01em}
h3{font-size:1.15rem;margin:2.2rem 0 .6rem}
code{white-space:nowrap}
p,ul,ol,dl{margin:.6rem 0;max-width:70ch}
ul,ol{padding-left:1.3rem}
li{margin:.3rem 0}
a{color:var(--link);text-underline-offset:.15em}
a:hover{text-decoration-thickness:.15em}
:focus-visible{outline:3px solid #16202c;outline-offset:2px;box-shadow:0 0 0 2px var(--gold)}
main:focus{outline:none}
.on-paper{display:none}
figure{margin:0}
figcaption{color:var(--soft)}
.skip{position:absolute;left:-99rem;top:0;z-index:9;background:#fff;padding:.7rem 1rem}
.skip:focus{left:0}
.wrap{max-width:94rem;margin:0 auto;padding:0 clamp(1rem,3vw,2.5rem)}
.top{background:var(--navy);color:#fff;border-bottom:6px solid var(--gold);padding:clamp(1.4rem,4vw,3rem) 0 clamp(1.2rem,3vw,2.2rem)}
.edition{margin:.5rem 0 0;color:#dbe4f0;font-size:.95rem}
.notice{max-width:none;margin:1.2rem 0 0;padding:.8rem 1.1rem;border:1px solid var(--rule);border-left:8px solid var(--navy);background:var(--pale)}
.lead{font-size:clamp(1.05rem,1rem + .4vw,1.25rem);max-width:68ch;margin:1.2rem 0 0}
.sub{display:block;font-weight:400;font-size:.9em;color:var(--soft);max-width:60ch}
.foot{background:var(--pale);border-top:1px solid var(--rule);margin-top:4rem;padding:1.2rem 0 2rem;font-size:.9rem}
.foot p{max-width:90ch}
section{margin-top:3rem;scroll-margin-top:1rem}
section>h2{border-top:3px solid var(--navy);padding-top:.7rem;margin-bottom:.8rem}
.contents{border:1px solid var(--rule);padding:.8rem 1.2rem;margin-top:1.2rem}
.contents h2{font-size:1rem;letter-spacing:0}
.contents ol{list-style:none;padding:0;margin:.3rem 0 0;columns:2 12rem;column-gap:1.5rem}
.contents li{margin:0;break-inside:avoid}
.contents .part{margin:.6rem 0 0;font-weight:600;font-size:.9rem;color:var(--soft)}
.contents a{display:inline-block;padding:.15rem 0}
@media (min-width:64rem){.front{display:grid;grid-template-columns:minmax(0,1fr) 28rem;gap:0 3rem;align-items:start}.notice{grid-column:1/-1}.contents ol{columns:2 10rem}}
`;

/** Key figures, the worked example, the jump list and other small parts. */
export const PARTS = `
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,8.5rem),1fr));gap:1rem;max-width:none;margin:0 0 1.2rem}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end;border-top:4px solid var(--gold);background:var(--pale);padding:.7rem 1rem .9rem}
.figures dd{margin:0;font-size:clamp(1.5rem,1.1rem + 1.2vw,1.9rem);font-weight:700;line-height:1.15;letter-spacing:-.02em}
.figures dt{color:var(--soft)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem 2rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem 2.5rem;align-items:start}
.columns h3:first-child{margin-top:.6rem}
.example{border:1px solid var(--rule);padding:0 1.2rem .8rem;margin-top:.6rem}
.example h3{margin-top:1rem}
.steps{margin:0}
.steps>li{margin:.9rem 0}
.formula{display:block;margin:.4rem 0;padding:.5rem .9rem;border-left:3px solid var(--rule);background:var(--pale);font-style:italic}
.cite{padding:.6rem 1rem;border-left:4px solid var(--navy);background:var(--pale)}
.jump p{margin-bottom:.3rem}
.letters{display:flex;flex-wrap:wrap;gap:.3rem;margin-bottom:1rem}
.letters details[open]{flex-basis:100%}
.letters summary{list-style:none;cursor:pointer;display:inline-block;min-width:2.2rem;padding:.25rem .6rem;text-align:center;font-weight:600;color:var(--link);border:1px solid var(--rule);background:#fff}
.letters summary::-webkit-details-marker{display:none}
.letters summary:hover,.letters details[open] summary{background:var(--navy);color:#fff}
.letters ul{columns:auto 14rem;list-style:none;padding:.3rem 0;margin:0;max-width:none}
.letters li{margin:0;padding:.1rem 0;break-inside:avoid}
`;

/** The maps and their legends. */
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
${FILLS}
${rulesOf(KINDS)}
.map :is(.kind-d,.f0,.f1,.f1b,.f2b,.f3b){stroke:#8b939c}
.cities{pointer-events:none}
.map .cities g{stroke:none}
.cities circle{fill:#16202c;stroke:#fff;stroke-width:1}
.cities text{font-size:12.5px;font-weight:600;fill:#16202c;stroke:#fff;stroke-width:2.6px;paint-order:stroke}
.own-all{fill:#0f5257}.own-most{fill:#6fa8a6}.own-few{fill:#dbe9e7}
.map use:hover{fill-opacity:.75}
.atlas{display:grid;gap:.4rem 2.2rem}
.atlas figcaption{grid-column:1/-1}
.plate{max-width:40rem}
.key{max-width:24rem}
@media (min-width:44rem){.atlas{grid-template-columns:minmax(0,1fr) clamp(15rem,34%,24rem)}}
.legend{list-style:none;padding:0;margin:.4rem 0 1.4rem}
.legend li{display:flex;gap:.7rem;align-items:flex-start;margin:.5rem 0;line-height:1.3}
.swatch{flex:none;width:2.75rem;height:1.75rem}
.swatch rect{stroke:#16202c;stroke-width:1px}
.shades th,.shades td{padding:.3rem}
.shades .of{display:inline;padding-left:.4rem}
.shades .swatch{vertical-align:middle;width:2.2rem;height:1.4rem}
.shades td{white-space:nowrap}
.of{display:block;color:var(--soft);font-size:.9rem}
.insets{display:grid;grid-template-columns:1fr 1fr;gap:.8rem 1rem;align-items:end;max-width:22rem}
.inset p{margin:.2rem 0 0;color:var(--soft);font-size:.875rem;line-height:1.25}
.multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,7.5rem),1fr));gap:1.2rem 1.6rem;margin:1.2rem 0}
.multiples figure{max-width:17rem}
.multiples figcaption{font-size:.9rem;line-height:1.35;margin-top:.4rem}
.multiples strong{color:var(--ink);font-size:1rem}
.own{display:grid;grid-template-columns:minmax(0,13rem) minmax(8.5rem,1fr);gap:.3rem 1.2rem}
.own figcaption{grid-column:1/-1;grid-row:1}
@media screen and (max-width:40rem){.cities .minor{display:none}.cities text{font-size:23px;stroke-width:4px}.cities circle{r:4px}}
`;

/** Tables. A wide one scrolls in its own region; in the tall one the heads stay in sight. */
export const TABLES = `
.scroll{overflow:auto;max-width:100%;margin:1rem 0}
table{overflow-wrap:normal;border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.35}
caption{text-align:left;font-weight:700;padding:0 0 .5rem;position:sticky;left:0;width:min(100%,calc(100vw - 3rem))}
caption .sub{font-weight:400}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem;border-bottom:1px solid var(--rule)}
th:first-child,td:first-child{padding-left:.3rem}
thead th{vertical-align:bottom;border-bottom:2px solid var(--navy);background:#fff}
tbody th{font-weight:600}
tfoot th,tfoot td{border-top:2px solid var(--navy);font-weight:700}
.num{text-align:right;font-variant-numeric:tabular-nums}
td.num{white-space:nowrap}
.bar{display:block;width:100%;min-width:8rem;height:1.1rem;margin:.1rem 0}
.indicators table{min-width:66rem;table-layout:fixed}
.indicators th:first-child{width:29%}
.indicators th:nth-child(2),.indicators th:nth-child(3),.indicators th:nth-child(6){width:9%}
.indicators th:last-child{width:18%}
.data-sets table{min-width:60rem;table-layout:fixed}
.data-sets th:nth-child(3){width:24%}.data-sets th:nth-child(4){width:13%}.data-sets th:last-child{width:27%}
.narrow .scroll{max-width:56rem}
.regions th:first-child{min-width:8rem}
.tall{max-height:85vh;border:1px solid var(--rule)}
.ranked{font-size:.875rem;border-collapse:separate;border-spacing:0}
.ranked caption{padding:.6rem}
.ranked thead{position:sticky;top:0;z-index:2}
.ranked thead th{background:#e8ecf2;border-bottom:1px solid var(--rule);white-space:normal}
.ranked thead tr:last-child th,.ranked thead th[rowspan]{border-bottom:2px solid var(--navy)}
.ranked .over{text-align:center;border-left:1px solid var(--rule)}
.ranked th,.ranked td{padding:.35rem .45rem}
.ranked tbody th{background:#fff;min-width:9rem}
.ranked tbody tr:nth-child(even)>*{background-color:#f7f9fb}
.ranked tbody tr:hover>*{background-color:#eef2f7}
.ranked tr:target>*{background-color:#e6dcf5!important;box-shadow:inset 0 2px #16202c,inset 0 -2px #16202c}
.ranked tbody tr{scroll-margin-top:6rem}
.code{display:block;font-weight:400;font-size:.85em;color:var(--soft)}
.none{color:var(--soft)}
.ranked tbody .hi{background-color:#ffefbd!important}
.ranked tbody .lo{background-color:#d5e0ef!important}
.chip{display:inline-block;min-width:1.7em;padding:.05em .4em;text-align:center;border-radius:2px}
.c1{background:#ffd257;color:#16202c}.c2{background:#cfb27c;color:#16202c}.c3{background:#9a9892;color:#16202c}.c4{background:#56779c;color:#fff}.c5{background:#14305a;color:#fff}
table .brief{display:none;font-weight:400;font-size:.85em;color:var(--soft)}
@media (max-width:30rem){th,td{padding:.45rem .35rem}}
@media screen and (max-width:40rem){.wide{display:none}table .brief{display:block}.regions th:first-child{min-width:0}}
@media screen and (max-width:40rem){
.stack{display:block}.stack caption{display:block;width:auto}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tbody{display:block}
.stack tbody tr{display:grid;grid-template-columns:3.2rem minmax(0,1fr);gap:.1rem .6rem;padding:.6rem .3rem;border-top:1px solid var(--rule)}
.stack tbody :is(td,th){display:block;grid-column:2;padding:0;border:0;text-align:left;white-space:normal;background:none!important}
.stack tbody td:first-child{grid-column:1;grid-row:1;font-weight:700;font-size:1.1rem;text-align:right}
.stack tbody td::before{color:var(--soft)}
.stack tbody .wide{display:none}
.stack tbody .code{display:inline}
}
@media (min-width:60rem){.ranked tbody th{position:sticky;left:0;z-index:1;border-right:1px solid var(--rule)}}
`;

/** The charts of ranks: diamonds are hotspots, squares coldspots, circles the rest. */
export const RANK_CHART = `
.ranks{margin:1rem 0}
.ranks svg text{font-size:12px;fill:#16202c}
.ranks .overview{display:block;width:100%;max-width:46rem;height:auto}
.ranks .overview text{font-size:14px}
.ranks .overview .zone{font-size:17px;font-weight:700}
.zone-hotspot{fill:#fff6dc}.zone-coldspot{fill:#e4ebf5}
.ranks .grid{fill:none;stroke:#c9d0d8;stroke-width:1px}
.ranks .scale{fill:#47525f}
.rank-line{display:block;width:100%;min-width:7rem;max-width:18rem;height:auto}
.rank-line .grid{fill:none;stroke:#c9d0d8;stroke-width:1px}
.thin,.thick,.tick{fill:none;stroke-linecap:round}
.thin{stroke-width:1px}.thick{stroke-width:4px;stroke-opacity:.55}.ranks .tick{stroke:#16202c;stroke-width:1.4px;stroke-linecap:butt}
.overview .thin{stroke-width:.8px}.overview .thick{stroke-width:1.6px}
.of-hotspot :is(.thin,.thick){stroke:#9a6a00}.of-middle :is(.thin,.thick){stroke:#6b7580}.of-coldspot :is(.thin,.thick){stroke:#14305a}
.sign{stroke:#16202c;stroke-width:.8px}
.overview .sign{stroke-width:.4px}
.of-hotspot .sign{fill:#ffd257}.of-middle .sign{fill:#fff}.of-coldspot .sign{fill:#14305a}
.long{overflow:auto;max-width:100%;margin:1rem 0}
.named{display:block;width:100%;min-width:46rem;max-width:58rem;height:auto}
.slim{display:none}.slim text{paint-order:stroke;stroke:#fff;stroke-width:3px}
.named .end{text-anchor:end;font-variant-numeric:tabular-nums}
:is(.named,.slim) .strong{font-weight:600}
.ranks summary{cursor:pointer;margin:1rem 0;color:var(--link);text-decoration:underline;text-underline-offset:.15em}
.across{display:flex;flex-wrap:wrap;gap:0 1.6rem;max-width:none;margin-bottom:.6rem}
.drives{display:block;width:100%;min-width:8rem;max-width:16rem;height:auto}
.first-order{fill:#14305a}.total{fill:#dbe4f0;stroke:#14305a;stroke-width:1px}
.limits{fill:none;stroke:#b3261e;stroke-width:1.6px}.zero{fill:none;stroke:#47525f;stroke-width:1px}
.drivers table{max-width:60rem}
.overview-aside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 2.5rem;align-items:start}
.overview-aside h3{margin-top:.6rem}
@media screen and (max-width:40rem){.long{display:none}.slim{display:block;width:100%;max-width:26rem;height:auto;margin:1rem 0}}
@media (max-width:40rem){.ranks .overview text{font-size:22px}.ranks .overview .zone{font-size:24px}.overview .thin{stroke-width:.4px}.overview .thick{stroke-width:.7px}}
`;

/** What is opened later, and what need not be drawn before it is near. */
export const LATER = `
details.later{margin:1rem 0}
details.later>summary{cursor:pointer;color:var(--link);font-weight:600;text-decoration:underline;text-underline-offset:.15em;padding:.3rem 0}
main>section{content-visibility:auto;contain-intrinsic-size:auto 900px}
@media print{main>section{content-visibility:visible}details.later>summary{color:inherit;text-decoration:none}}
`;

/** On paper: A4, the map on the first page, the wide table on pages of its own laid across. */
export const PRINT = `
@page{size:A4;margin:14mm 13mm}
@page across{size:A4 landscape;margin:11mm 10mm}
@media print{
.map path{vector-effect:none}
.map g{stroke-width:.6}
.small g{stroke:none}
.lines{stroke-width:1.4}.small .lines{stroke-width:3}
.map .outline{stroke-width:4}
.atlas .on-paper{display:inline}
.on-paper,.on-paper path{fill:none;stroke-width:1.1}
.dots{stroke:#9a6a00;stroke-width:1.8;stroke-dasharray:1.8 6.2}
.slanted{stroke:#7d9cc4}.level{stroke:#2c5f9b}.upright{stroke:#6a3d8c}
html{font-size:9pt;line-height:1.4}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.skip,.contents,.jump,.foot a{display:none}
.wrap{max-width:none;padding:0}
.front{display:block}
.top{background:none;color:var(--ink);padding:0 0 2mm}
.top h1{font-size:20pt}
.edition{color:var(--soft)}
.lead{font-size:10.5pt;max-width:none;margin-top:3mm}
.notice{margin-top:3mm;padding:2mm 3mm}
a{color:inherit;text-decoration:none}
p,ul,ol{orphans:3;widows:3;max-width:none}
section{margin-top:8mm}
h2,h3,caption{break-after:avoid}
caption{position:static;width:auto}
h3{margin-top:5mm}
.scroll{overflow:visible;max-height:none;border:0}
table{font-size:8.5pt}
thead{display:table-header-group}
tfoot{display:table-row-group}
tr,figure,.figures,.pair,.formula,.cite,.indicators,li{break-inside:avoid}
tbody tr:first-child{break-before:avoid}
#domains{break-before:page;margin-top:0}
th,td{padding:1mm 1.6mm}
.atlas{grid-template-columns:minmax(0,1fr) 64mm}
.plate{max-width:112mm}
.shades table{font-size:7pt}
.shades .swatch{width:9mm;height:5.5mm}
.shades th,.shades td{padding:.8mm}
.figures{grid-template-columns:repeat(4,1fr);gap:3mm}
.figures dd{font-size:15pt}
.pair{grid-template-columns:1fr 1fr}
.overview-aside{grid-template-columns:86mm minmax(0,1fr);gap:6mm}
.long{overflow:visible}
.named{min-width:0}
.multiples{grid-template-columns:repeat(5,1fr);gap:3mm}
.indicators table,.data-sets table{min-width:0;font-size:7.5pt}
.indicators th:first-child{min-width:42mm}
#ranking{page:across;margin-top:0}
.ranked{min-width:0;font-size:6.6pt;border-collapse:collapse}
.ranked thead,.ranked tbody th{position:static}
.ranked caption{padding:0 0 2mm}
.ranked thead th{white-space:normal}
.ranked th,.ranked td{padding:.45mm .9mm}
.ranked tbody th{min-width:0}
.ranked .code{display:inline;font-size:6pt}
.ranked tr:target>*{background:none!important;box-shadow:none}
#statuses{margin-top:0}
.columns{grid-template-columns:1fr 80mm}
}
`;

/** The one style sheet of the report. */
export const STYLE = [BASE, PARTS, MAPS, TABLES, RANK_CHART, LATER, PRINT]
  .map((part) => part.trim())
  .join('\n');
