import { CLASS_STYLE } from '../page/classes.js';

const PLOT = `
.plot{margin:1.4rem 0}
.plot .scroll{margin:.4rem 0;max-width:66rem}
.plot .scroll svg{display:block;width:100%;min-width:45rem;height:auto}
.plot text{fill:#16202c;font-size:14px}
.plot .tick{fill:#47525f}
.plot .axis{font-weight:600}
.plot .zone{font-size:15px;font-weight:700}
.plot .zone-small{font-weight:400;fill:#47525f}
.plot .name{font-size:13px;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.plot .of-cold{font-weight:600}
.plot .by-number{font-size:15px;font-weight:600}
.numbers p{margin:1rem 0 .3rem;max-width:none}
.numbers ol{columns:auto 15rem;column-gap:1.5rem;max-width:66rem;margin:.3rem 0;padding:0}
.numbers li{margin:0 0 0 2.4rem;padding:.1rem 0;break-inside:avoid}
.numbers li::marker{font-weight:600;font-variant-numeric:tabular-nums}
.cold-zone{fill:#e4ebf5}.hot-zone{fill:#fff6dc}
.grid{stroke:#e3e6ea;stroke-width:1}
.cut{stroke:#16202c;stroke-width:1.2;stroke-dasharray:6 4}
.leader{stroke:#47525f;stroke-width:.8}
.ring{fill:none;stroke:#16202c;stroke-width:1.2;stroke-dasharray:2 2}
.border{fill:none;stroke:#47525f;stroke-width:1}
.m-coldspot{fill:#14305a;stroke:#fff}.m-hotspot{fill:#ffd257;stroke:#16202c}
.m-cold-on-level{fill:#8db4de;stroke:#2c5f9b;stroke-width:1.4}.m-cold-on-gap{fill:#c4a6da;stroke:#6a3d8c;stroke-width:1.4}
.m-none{fill:#fff;stroke:#6b747f;stroke-width:1.2}
.signs{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;padding:0;max-width:none}
.signs li{display:flex;gap:.45rem;align-items:center}
.signs svg{flex:none;width:1.3rem;height:1.3rem}
`;

const YEARS = `
.years table{width:auto;border-collapse:separate;border-spacing:2px}
.years th,.years td{padding:.25rem .4rem;border-bottom:0}
.years thead th{border-bottom:2px solid var(--navy);white-space:nowrap}
.years table{font-size:.9rem}
.years tbody th{min-width:11rem}
.years td:last-child,.years .num{white-space:nowrap}
.years td.y{text-align:center;min-width:2.9rem;font-variant-numeric:tabular-nums;white-space:nowrap}
.y-cold{background:#14305a;color:#fff;font-weight:600}
.y-not{background:#f3f5f8;color:#47525f}
.y-carried{background:#fff;color:#16202c;box-shadow:inset 0 0 0 1.5px #5c6672}
.y-missing{background:repeating-linear-gradient(45deg,#fff 0 5px,#d5d9de 5px 6.5px);color:#16202c}
.years-key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;max-width:none}
.years-key span{display:inline-block;min-width:2.8rem;padding:.05rem .3rem;margin-right:.45rem;text-align:center;white-space:nowrap}
.terms{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:.4rem 2.5rem;max-width:none}
.terms dt{font-weight:700}
.terms dd{margin:.1rem 0 0;max-width:62ch}
.warning{border-left:8px solid var(--gold);background:var(--pale);padding:.7rem 1.1rem}
.moves td{min-width:12rem}.moves th:first-child{width:32%}
.more table{min-width:40rem}
@media (max-width:30rem){.years tbody th{min-width:7.5rem}}
`;

const PAPER = `
@media print{
.plot .scroll,.plot{break-inside:avoid}
.plot .scroll svg{min-width:0}
.years table{font-size:7.5pt}
.years th,.years td{padding:.5mm .8mm}
.years td.y{min-width:8mm}
.years tbody th{min-width:38mm}
.terms{grid-template-columns:repeat(3,1fr);font-size:8pt;line-height:1.3}
.warning{max-width:none;padding:1.5mm 3mm}
#findings,#terms{margin-top:5mm}
.outcome h3+p{break-after:avoid}
.outcome{break-before:page;margin-top:0}
.more table,.moves td{min-width:0}
#ranking h3{break-before:page}
#ranking h3:first-of-type{break-before:auto}
}
`;

/** What the report of the long shadow adds to the style of every report. */
export const SHADOW_STYLE = [CLASS_STYLE, PLOT, YEARS, PAPER].map((part) => `\n${part.trim()}`).join('');
