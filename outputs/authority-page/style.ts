import { AREA_STYLE } from '../area-page/style.js';

const SCREEN = `
@media (min-width:48rem){.beside{grid-template-columns:minmax(0,1fr) 26rem}.all-figures table{min-width:0}}
.maps{display:grid;grid-template-columns:1fr 1fr;gap:.5rem 1rem}
.maps .where{margin:0}
.by-year{max-width:30rem;margin:.6rem 0}
.by-year .legend{font-size:.9rem;margin:.3rem 0}.by-year .legend li{margin:0}
.years-chart{display:block;width:100%;height:auto}
.years-chart text{font-size:11px;fill:#3d4752}
.years-chart .grid{fill:none;stroke:#d5dae0;stroke-width:.8px}
.years-chart .band{fill:#14305a;fill-opacity:.1}
.years-chart .level{fill:none;stroke:#b3261e;stroke-width:2px}
.years-chart .others{fill:none;stroke:#14305a;stroke-width:1.6px}
.years-chart .middle{fill:none;stroke:#5c6672;stroke-width:1.3px;stroke-dasharray:2 3}
.years-chart .year{fill:#b3261e}
.years-chart .cold{fill:#14305a;stroke:#fff;stroke-width:.8px}
.years-chart .hot{fill:#ffd257;stroke:#16202c;stroke-width:.8px}
.swatch.years-chart{display:inline-block;width:44px}
#years td,#years tbody th,.standing td:nth-child(3){white-space:nowrap}
#years table{font-size:.84rem}#years :is(td,th){padding-inline:.35rem}
`;

const PAPER = `
@media print{
html{font-size:8pt}
/* What is not displayed cannot fill anything. */
.defs{display:block;position:absolute}
.beside{grid-template-columns:minmax(0,1fr) 74mm}
.maps{gap:0 3mm}.maps .map{max-height:34mm}
.beside .legend{columns:2;font-size:6pt}
.all-figures th:first-child{width:30%}.all-figures th:last-child{width:20%}
.all-figures table{min-width:0}
#years{break-before:page;margin-top:0}
#years table{font-size:7.6pt}#years :is(td,th){padding:.5mm .8mm}#years .chip{padding-block:0;line-height:1.1}
.by-year{max-width:none;margin:.4mm 0}
.swatch.years-chart{width:7mm}
.by-year .legend{font-size:6.6pt}
.sources-list{font-size:6.6pt}#sources .small{font-size:6.6pt}
}
`;

/** The parts of the page of an authority that the page of an area does not have. */
export const AUTHORITY_STYLE = `${AREA_STYLE}${SCREEN.trim()}\n${PAPER.trim()}\n`;
