/** The rules of the style sheet for weights and for what it would take. */
export const WEIGHTS_STYLE = `
.weights{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem 2.4rem}
@media (min-width:62rem){.weights{grid-template-columns:minmax(22rem,30rem) minmax(0,1fr);align-items:start}
.weights .sliders{position:sticky;top:0;max-height:100vh;overflow:auto;padding-right:.6rem}}
.weigh{display:grid;grid-template-columns:minmax(0,1fr) 5.2rem 3.6rem;gap:0 .6rem;align-items:center;padding:.25rem 0}
.weigh label{grid-column:1/-1}
.weigh.depth-3 label,.weigh.depth-4 label{font-weight:400}
.weigh.depth-3,.weigh.depth-4{padding-left:1.2rem}
.weigh input[type=range]{width:100%;min-height:2rem}
.weigh input[type=number]{background:var(--paper);border:2px solid var(--ink);padding:.2rem .3rem;width:100%;min-height:2rem}
.weigh .share{color:var(--soft);text-align:right;font-variant-numeric:tabular-nums}
.weigh.is-changed label{text-decoration:underline;text-decoration-color:var(--gold);text-decoration-thickness:3px;text-underline-offset:.2em}
.weigh-group{border-top:1px solid var(--rule);padding:.5rem 0}
.weigh-group summary{cursor:pointer;color:var(--link);padding:.3rem 0}
.far{border-left:8px solid var(--accent);padding:.3rem 1rem;margin:0 0 1rem}
.far p{margin:.3rem 0}
.take .result{font-size:1.2rem;border-left:8px solid var(--accent);padding:.5rem 1rem;margin:1rem 0}
.take .result p{margin:.3rem 0}
.take input[type=range]{width:100%;max-width:44rem}
`;
