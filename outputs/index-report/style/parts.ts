/** Key figures, the worked example, the jump list and other small parts. */
export const PARTS = `
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,8.5rem),1fr));gap:1rem;max-width:none;margin:0 0 1.2rem}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end;border-top:4px solid var(--gold);background:var(--pale);padding:.7rem 1rem .9rem}
.figures dd{margin:0;font-size:clamp(1.5rem,1.1rem + 1.2vw,1.9rem);font-weight:700;line-height:1.15;letter-spacing:-.02em}
.figures dt{color:var(--soft)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem 2rem}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem 2.5rem;align-items:start}
.beside h3:first-child{margin-top:.6rem}
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
