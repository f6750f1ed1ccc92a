/** Type, colours and the frame of the page. Every pair of colours of text has a contrast of 4.5 to 1 or more. */
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
.contents a{display:inline-block;padding:.15rem 0}
@media (min-width:64rem){.front{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:0 3rem;align-items:start}.notice{grid-column:1/-1}.contents ol{columns:1}}
`;
