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
.thin,.thick,.tick{fill:none;stroke-linecap:round}
.thin{stroke-width:1px}.thick{stroke-width:4px;stroke-opacity:.55}.tick{stroke:#16202c;stroke-width:1.4px;stroke-linecap:butt}
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
.alone{fill:#14305a}.together{fill:#dbe4f0;stroke:#14305a;stroke-width:1px}
.limits{fill:none;stroke:#b3261e;stroke-width:1.6px}.nought{fill:none;stroke:#47525f;stroke-width:1px}
.drivers table{max-width:60rem}
.overview-beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 2.5rem;align-items:start}
.overview-beside h3{margin-top:.6rem}
@media screen and (max-width:40rem){.long{display:none}.slim{display:block;width:100%;max-width:26rem;height:auto;margin:1rem 0}}
@media (max-width:40rem){.ranks .overview text{font-size:22px}.ranks .overview .zone{font-size:24px}.overview .thin{stroke-width:.4px}.overview .thick{stroke-width:.7px}}
`;
