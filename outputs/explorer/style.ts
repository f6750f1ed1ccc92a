import { BASE, PARTS, TABLES } from '../page/style.js';
import { FILL_RULES } from './fills.js';
import { WEIGHTS_STYLE } from './weights/style.js';

/**
 * Colours that follow the choice of the reader between light and dark. Every pair of text has 4.5 to 1 or
 * more.
 */
const COLOURS = `
:root{color-scheme:light dark;--paper:#fff;--raised:#fff;--sea:#e9eef4;--edge:#fff;--mark:#b3261e;--hover:#eef2f7;--own:#fff1c4;--accent:#14305a}
@media (prefers-color-scheme:dark){:root{--ink:#e9eef4;--soft:#b3bfcc;--rule:#43515f;--pale:#1a242e;--link:#9cc4f7;--paper:#10171e;--raised:#1a242e;--sea:#46535f;--edge:#dfe5ec;--mark:#ff9d92;--hover:#223040;--own:#4a3f14;--accent:#9cc4f7}}
html{background:var(--paper)}
thead th,.tall thead th,tbody th{background:var(--paper)}
thead th{border-color:var(--accent)}
:focus-visible{outline-color:var(--ink)}
.skip{background:var(--paper)}
`;

const FRAME = `
.top{padding:.9rem 0}
.brand{font-size:1.35rem;font-weight:700;margin:0;letter-spacing:-.01em}
.edition{margin:.1rem 0 0}
.views{background:var(--pale);border-bottom:1px solid var(--rule)}
.views ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 .3rem;margin:0;padding:0;max-width:none}
.views li{margin:0}
.views a{display:block;padding:.7rem .8rem .55rem;text-decoration:none;font-weight:600;border-bottom:4px solid transparent}
.views a:hover{text-decoration:underline}
.views a[aria-current]{color:var(--ink);border-bottom-color:var(--gold)}
@media (max-width:60rem){.views a{padding:.6rem .45rem .45rem;font-size:.94rem}.views ul{gap:0 .1rem}}
@media (max-width:44rem){.views a{padding:.45rem .55rem .3rem;font-size:.95rem}.notice{font-size:.82rem;line-height:1.35;margin-top:.7rem;padding:.3rem .7rem}#content{padding-top:.9rem}main>.lead{margin:.3rem 0 .8rem;font-size:1rem}.brand{font-size:1.15rem}.edition{font-size:.85rem}}
@media (prefers-color-scheme:light){.views a[aria-current]{border-bottom-color:var(--navy)}}
.notice{font-size:.9rem;padding:.45rem .9rem;margin-top:1rem}
#content{padding-top:1.4rem;min-height:100vh}
/* As high as the list of views will be: what is below must not move when the script fills it. */
#views{min-height:3.05rem}
@media (max-width:60rem){#views{min-height:2.75rem}}
@media (max-width:44rem){#views{min-height:4.9rem}}
@media (max-width:28rem){#views{min-height:7.3rem}}
h1{font-size:clamp(1.6rem,1.2rem + 1.8vw,2.2rem)}
main>.lead{margin:.5rem 0 1.2rem}
.problem{border:4px solid var(--mark);padding:.4rem 1rem;margin:0 0 1.2rem;max-width:70ch}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.scroll{position:relative}
.what,.hint{color:var(--soft);font-size:.95rem}
.foot h2{font-size:1.1rem}
`;

const CONTROLS = `
.controls{display:flex;flex-wrap:wrap;gap:.8rem 1.4rem;align-items:start;margin:0 0 1.2rem}
.control{display:flex;flex-direction:column;gap:.2rem;min-width:min(100%,11rem);max-width:min(100%,22rem)}
label{font-weight:600}
select,input,button{font:inherit;color:inherit}
select,input[type=search]{background:var(--paper);border:2px solid var(--ink);border-radius:0;padding:.45rem .5rem;min-height:2.75rem;max-width:100%;text-overflow:ellipsis}
.control>*{width:100%}
@media (max-width:44rem){.controls{gap:.5rem .8rem}.control{flex:1 1 9rem;min-width:9rem}}
input[type=range]{min-height:2.75rem;accent-color:var(--link)}
button,.button{background:var(--paper);border:2px solid var(--link);color:var(--link);padding:.35rem .8rem;min-height:2.4rem;cursor:pointer;font-weight:600;text-decoration:none;display:inline-block}
button:hover,.button:hover{background:var(--hover)}
.button{background:#1b4f91;border-color:#1b4f91;color:#fff;padding:.55rem 1rem}
.button:hover{background:#14305a;color:#fff}
p>button{margin:0 .35rem .45rem 0}
button.plain{border:0;padding:.2rem 0;min-height:0;background:none;text-decoration:underline;text-underline-offset:.15em}
.downloads{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:1rem 0}
.taken{color:var(--soft)}
details.table{margin:1rem 0}
details.table summary{cursor:pointer;color:var(--link);text-decoration:underline;text-underline-offset:.15em;padding:.4rem 0}
`;

const SEARCH = `
.search{max-width:44rem}
.search label{font-size:1.25rem;font-weight:700}
.search .hint{margin:.2rem 0 .5rem}
.search .field{position:relative}
.search input{width:100%;font-size:1.15rem;padding:.6rem .7rem}
.search [role=listbox]{position:absolute;z-index:5;left:0;right:0;top:100%;margin:0;padding:0;max-width:none;list-style:none;background:var(--raised);border:2px solid var(--ink);border-top:0;max-height:24rem;overflow:auto}
.search [role=option]{margin:0;padding:.6rem .7rem;cursor:pointer;border-top:1px solid var(--rule)}
.search [role=option]:is(:hover,[aria-selected=true]){background:#1b4f91;color:#fff}
.search [role=option]:is(:hover,[aria-selected=true]) .what{color:#fff}
.search [aria-disabled=true]{cursor:default}
.panel{border:1px solid var(--rule);border-left:8px solid var(--accent);padding:.6rem 1rem;margin:1rem 0}
.panel h2,#card>h2{font-size:1.25rem}
#card>h2{margin:1.6rem 0 .6rem}
.choices{columns:2 14rem;list-style:none;padding:0}
`;

const PICTURES = `
.front-view{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem 3rem}
@media (min-width:62rem){.front-view{grid-template-columns:minmax(0,1fr) minmax(20rem,30rem);align-items:start}}
.where{min-height:30rem}
.map{display:block;width:100%;height:auto;max-height:88vh;overflow:hidden;background:var(--sea)}
.map path{vector-effect:non-scaling-stroke}
.map .areas path{stroke:var(--edge);stroke-width:.5px;stroke-linejoin:round;cursor:pointer}
.map .areas path:hover{stroke:var(--mark);stroke-width:2px}
.map .lines{fill:none;stroke:#16202c;stroke-width:1px;pointer-events:none}
.map .halo,.map .chosen{fill:none;pointer-events:none;stroke-linejoin:round}
.map .halo{stroke:#fff;stroke-width:6px}.map .chosen{stroke:#b3261e;stroke-width:3px}
.atlas{display:grid;grid-template-columns:minmax(0,1fr);gap:.6rem 2.2rem}
.atlas figcaption{grid-column:1/-1;max-width:80ch}
figcaption strong{color:var(--ink)}
@media (min-width:52rem){.atlas{grid-template-columns:minmax(0,46rem) minmax(13rem,1fr)}}
.legend{list-style:none;padding:0;margin:.4rem 0 1rem}
.legend li{display:flex;gap:.7rem;align-items:center;margin:.3rem 0;line-height:1.3}
.swatch{flex:none;width:2.4rem;height:1.5rem}
.swatch rect{stroke:#16202c;stroke-width:1px}
@media (prefers-color-scheme:dark){.swatch rect{stroke:#dfe5ec}}
.of{color:var(--soft);font-size:.9rem}
.legend .of::before{content:"– "}
.read{min-height:3.2em;border-left:4px solid var(--gold);padding-left:.7rem;margin:.6rem 0}
.scatter{display:block;width:100%;height:auto;background:var(--paper)}
.scatter .grid path{stroke:var(--rule);fill:none}
.scatter text{fill:var(--ink);font-size:14px}
.point{stroke:#16202c;stroke-width:.6px;cursor:pointer}
@media (prefers-color-scheme:dark){.point{stroke:#fff}}
.point:hover{stroke-width:2.5px}
.point.is-chosen{stroke:var(--mark);stroke-width:3px}
.line{display:block;width:100%;min-width:7rem;max-width:19rem;height:auto}
.line path{fill:none}
.line .whole{stroke:var(--rule);stroke-width:2px}
.line .wide-range{stroke:var(--soft);stroke-width:3px}
.line .figures-range{stroke:var(--accent);stroke-width:8px;stroke-opacity:.5}
.line circle{stroke:#16202c;stroke-width:1.2px}
@media (prefers-color-scheme:dark){.line circle{stroke:#fff}}
`;

const CARD = `
.card{margin:1.6rem 0 0;border-top:4px solid var(--accent);padding-top:1rem}
.card h2{font-size:1.9rem}
.card h2:focus{outline:none}
.card h3{margin-top:1rem}
.card .lead{margin:.6rem 0}
.kind-line{display:flex;gap:.7rem;align-items:center;font-size:1.1rem}
:is(.of-index,.of-face) th{font-weight:700}
.of-domain th{font-weight:400;padding-left:1.4rem}
.of-indicator th{font-weight:400;padding-left:2.4rem}
.of-indicator>*{border-bottom-style:dotted}
.card .pair{grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
.kinds{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:.8rem;padding:0;list-style:none;max-width:none}
.kinds li{border:1px solid var(--rule);padding:.7rem .9rem;margin:0}
.kinds .what{display:block}
.links{columns:2 12rem}
.links li{margin:0;padding:.2rem 0;break-inside:avoid}
.card li>.what{display:block}
.sideways{display:none}
.stands .sub,.stands td{white-space:nowrap}
.stands .picture{width:40%}
.near{padding-left:1.7rem}
.near li{break-inside:avoid}
.compared th[scope=col]{min-width:9rem;vertical-align:top}
.compared .remove{display:block;font-weight:400;font-size:.9rem}
.compared thead td{border-bottom:2px solid var(--accent)}
.tall thead th{position:sticky;top:0;z-index:2}
.tall caption{padding:.5rem}
@media (max-width:60rem){.all{font-size:.86rem}.all :is(th,td){padding-inline:.3rem}}
.all tbody tr:hover>*{background:var(--hover)}
.all .is-chosen>*{background:var(--own)}
@media screen and (max-width:44rem){
.tall{max-height:none;border:0}
.all thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.all,.all tbody,.all tr,.all th,.all td,.all caption{display:block;width:auto}
.all tr[hidden]{display:none}
.all tr{border-top:2px solid var(--rule);padding:.4rem 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr));column-gap:1.4rem}
.all th{grid-column:1/-1}
.all th,.all td{border:0;padding:.15rem 0;text-align:left;white-space:normal}
.all td{display:flex;justify-content:space-between;gap:.5rem}
.all td::before{content:attr(data-head);color:var(--soft);flex:none;max-width:50%}
}
@media (max-width:36rem){
.stands .picture,.stands thead th:last-child{display:none}
.stands .sub,.stands td{white-space:normal}
.stands .of-domain th{padding-left:.8rem}
.compared :is(thead td,th[scope=row]){position:sticky;left:0;z-index:1;width:7.4rem;min-width:7.4rem;hyphens:auto;background:var(--paper);padding-left:0;font-size:.9rem}
.compared th[scope=col]{min-width:7rem}
.compared .line{min-width:6rem}
.sideways{display:inline}
.pair{gap:0}

}
@media (prefers-reduced-motion:no-preference){.views a,button{transition:background-color .12s}}
`;

const PRINT = `
@media print{
:root{--ink:#000;--soft:#333;--rule:#bbb;--pale:#fff;--paper:#fff;--link:#000;--sea:#fff;--edge:#fff}
.views,.search,.controls,.downloads,.skip,details.table:not([open]),.remove{display:none}
.top{background:none;color:#000;padding:0}.edition{color:#333}
.tall{max-height:none;overflow:visible}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.front-view{grid-template-columns:1fr 70mm}
tr,figure,li{break-inside:avoid}
html{font-size:9.5pt}
}
`;

/** The style sheet of the explorer: that of the reports, and what only the explorer has. */
export const EXPLORER_STYLE = [
  BASE,
  PARTS,
  TABLES,
  COLOURS,
  FRAME,
  CONTROLS,
  SEARCH,
  PICTURES,
  FILL_RULES,
  CARD,
  WEIGHTS_STYLE,
  PRINT,
]
  .map((part) => part.trim())
  .join('\n');
