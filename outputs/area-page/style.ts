import { CLASS_STYLE } from '../page/classes.js';

const SCREEN = `
.around{grid-column:1/-1;margin-top:.8rem}.around p{margin:0;max-width:none}
.small{font-size:.9rem;color:var(--soft)}
.kind{font-size:1.1rem}
.beside{display:grid;gap:1rem 2.5rem}
@media (min-width:48rem){.beside{grid-template-columns:minmax(0,1fr) 22rem}}
.domains{list-style:none;padding:0;max-width:none}
.domain{display:inline-block;margin:.1rem 1.1rem .1rem 0;white-space:nowrap}
.standing td{vertical-align:middle}.standing tbody th{white-space:nowrap}
.fifth,.standing td:nth-child(2),.in-it td:nth-child(2){white-space:nowrap}
.where{max-width:24rem}
.where .map{max-height:22rem}
.map .own-casing{fill:none;stroke:#fff;stroke-width:5px}
.map .own-line{fill:none;stroke:#b3261e;stroke-width:2.5px}
.classes{display:flex;gap:.25rem .4rem;align-items:center;flex-wrap:wrap;list-style:none;padding:0;margin:.4rem 0;font-size:.9rem}
.classes li{margin:0}
ul.alike{columns:2 18rem;column-gap:2.5rem;max-width:none}
ul.alike li{break-inside:avoid}
.all-figures table{table-layout:fixed;min-width:62rem}
.all-figures th:first-child{width:25%}.all-figures th:last-child{width:19%}
.all-figures td:last-child{vertical-align:middle}
.line{display:block;width:100%;min-width:5rem;max-width:16rem;height:auto}
.line .base{fill:none;stroke:#c9d0d8;stroke-width:1px}
.line .near-by{fill:none;stroke:#6b7580;stroke-width:1.4px}
.line .band{fill:none;stroke:#14305a;stroke-width:6px;stroke-opacity:.3}
.line .nation{fill:#fff;stroke:#16202c;stroke-width:1.3px}
.line .here{fill:#b3261e;stroke:#fff;stroke-width:1px}
.sources-list{max-width:none;columns:2 24rem;column-gap:2.5rem;font-size:.9rem}
.sources-list li{break-inside:avoid}
@media screen and (max-width:40rem){.domain{white-space:normal;display:block}.standing tbody th,.all-figures td{white-space:normal}.standing .num{text-align:left}.all-figures table{min-width:0}.all-figures th:first-child{width:52%}#figures .legend{display:none}}
`;

/** Two pages of A4: the tables whole, small type for what is looked up and not read. */
const PAPER = `
@page{size:A4;margin:8mm 11mm}
@media print{
html{font-size:7.6pt;line-height:1.3}
.around,.foot,.files,.defs{display:none}
.top{border-bottom-width:3px}.top h1{font-size:16pt}
.edition{margin:.5mm 0 0}
.notice{margin-top:1.5mm;padding:1mm 2mm;border-left-width:4px}
.lead{font-size:8.4pt;margin-top:1.2mm}
section{margin-top:2.2mm}
section>h2{font-size:10.5pt;padding-top:.8mm;margin-bottom:.6mm;border-top-width:2px}
h3{font-size:8.2pt;margin:1mm 0 .4mm}
p,ul{margin:.5mm 0}
li{margin:.25mm 0}
.kind{font-size:8.6pt}
.scroll{margin:.8mm 0}
.beside{grid-template-columns:minmax(0,1fr) 46mm;gap:0 5mm}
.where .map{max-height:36mm}.map .own-casing{stroke-width:3px}.map .own-line{stroke-width:1.4px}
.where figcaption,.classes{font-size:6.4pt}.classes{margin:.4mm 0}
.pair{grid-template-columns:1fr 1fr;gap:0 5mm}
table,.all-figures table{font-size:7pt;min-width:0}
caption{padding-bottom:.4mm}caption .sub,.sub{max-width:none}
th,td{padding:.35mm 1mm;line-height:1.2}
.swatch{width:7mm;height:4mm}
.legend{margin:.4mm 0}.legend li{margin:0;gap:1.5mm;align-items:center}
ul.alike{columns:3;column-gap:5mm;font-size:7pt}
.all-figures th:first-child{width:34%}.all-figures th:last-child{width:15%}
.all-figures .sub{font-size:6pt}.all-figures tbody th .sub{display:inline;margin-left:1mm}
.all-figures th,.all-figures td{padding-block:.2mm;line-height:1.1}
#figures{break-before:page;margin-top:0}.many~#figures{break-before:auto;margin-top:2.2mm}
.in-it tbody th{white-space:nowrap}.many table{font-size:6.6pt}.many :is(td,th){padding-block:.12mm;line-height:1.1}.many .rank-line{max-height:3mm}
:is(#shadow,#moves,#rests){display:inline-block;width:32%;vertical-align:top;font-size:6.8pt;break-inside:avoid}
:is(#moves,#rests){margin-left:1.2%}
:is(#shadow,#moves,#rests) h2{font-size:9pt}
.line{max-width:28mm}
.sources-list{columns:2;padding:0;font-size:5.8pt;line-height:1.2;column-gap:5mm}.sources-list li{display:inline}.in-it .rank-line{max-width:30mm}.in-it td{white-space:nowrap}.in-it .chip{padding-block:0;line-height:1.1}#sources h3{display:none}#sources .small{font-size:5.6pt}
}
`;

/** The parts of the page of an area that no report has, and how it fits on two pages of A4. */
export const AREA_STYLE = `${CLASS_STYLE}${SCREEN.trim()}\n${PAPER.trim()}\n`;
