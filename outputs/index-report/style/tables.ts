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
.ranked{font-size:.875rem;min-width:84rem;border-collapse:separate;border-spacing:0}
.ranked caption{padding:.6rem}
.ranked thead{position:sticky;top:0;z-index:2}
.ranked thead th{background:#e8ecf2;border-bottom:1px solid var(--rule);white-space:normal}
.ranked thead tr:last-child th,.ranked thead th[rowspan]{border-bottom:2px solid var(--navy)}
.ranked .over{text-align:center;border-left:1px solid var(--rule)}
.ranked th,.ranked td{padding:.35rem .45rem}
.ranked tbody th{background:#fff;min-width:11rem}
.ranked tbody tr:nth-child(even)>*{background-color:#f7f9fb}
.ranked tbody tr:hover>*{background-color:#eef2f7}
.ranked tr:target>*{background-color:#fff1c4!important;box-shadow:inset 0 2px #16202c,inset 0 -2px #16202c}
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
@media (min-width:60rem){.ranked tbody th{position:sticky;left:0;z-index:1;border-right:1px solid var(--rule)}}
`;
