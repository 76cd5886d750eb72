/** The stylesheet of all pages. The content security policy allows only its hash. */
export const style = `:root{color-scheme:light dark;--ground:light-dark(#fff,#14171a);--raised:light-dark(#f5f4f0,#1f2429);--line:light-dark(#cfcbc2,#41474e);--edge:light-dark(#767676,#8d959d);--ink:light-dark(#1b1b1b,#ececec);--quiet:light-dark(#55595d,#b0b7bd);--link:light-dark(#0b4fa3,#8ab4f8);--waits:light-dark(#7a4100,#ffc078);--bad:light-dark(#a3271d,#ff9d92);--good:light-dark(#12603a,#7fd6a4);--hatch:light-dark(#d5d0c2,#3a4148)}
*{box-sizing:border-box}
body{max-width:72rem;margin:0 auto;padding:.75rem 1rem 2rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);overflow-wrap:anywhere}
header,nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
header{justify-content:space-between;margin-bottom:.75rem}
nav a{display:inline-block;padding:.3rem 0;min-height:1.5rem}
nav a[aria-current]{font-weight:700;color:var(--ink);text-decoration-thickness:3px}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
.skip{position:absolute;left:-999rem;padding:.5rem;background:var(--ground)}
.skip:focus{position:static}
h1{font-size:1.35rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
h3{font-size:1.05rem;margin:1.25rem 0 .4rem}
h4{font-size:1rem;margin:1rem 0 .3rem}
p{margin:.3rem 0}
.summary{padding:.6rem .9rem;border:1px solid var(--line);border-left:6px solid var(--link);background:var(--raised)}
.summary h2{font-size:1rem;font-weight:400;margin:0}
.summary strong{font-size:1.15rem}
.bar{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 2rem;margin:.75rem 0}
.quiet,.count{color:var(--quiet)}
.quiet{font-size:.9rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.plain,.entries{list-style:none;margin:0;padding:0}
.entry{display:grid;grid-template-columns:5.25rem 1fr;gap:0 .75rem;padding:.5rem 0;border-top:1px solid var(--line)}
.entry p{margin:.1rem 0}
.when{font-weight:600;font-variant-numeric:tabular-nums}
.is-cancelled .when,.is-retracted .when,.line.is-cancelled,.line.is-retracted{text-decoration:line-through}
.state{display:inline-block;padding:0 .45rem;border:1px solid var(--edge);border-radius:.8rem;font-size:.9rem}
.state.is-waits{color:var(--waits);border-color:currentColor;font-weight:600}
.state.is-held,.state.is-partly{color:var(--bad);border-color:currentColor;font-weight:600}
.state.is-public,.state.is-approved{color:var(--good);border-color:currentColor}
.shade{padding:.1rem .45rem;border-left:4px double var(--edge);background:repeating-linear-gradient(-45deg,var(--raised) 0 7px,var(--hatch) 7px 9px);font-size:.9rem;font-weight:400}
li.shade{padding:.35rem .6rem;margin:.3rem 0}
.week{display:grid;gap:0 .75rem}
.week .day{border-top:2px solid var(--edge);padding-top:.1rem}
.week h3{margin:.3rem 0}
[aria-current=date]>h3,[aria-current=date] .number{font-weight:800}
.week .day[aria-current=date]{border-top:5px solid var(--link)}
.month [aria-current=date]{outline:3px solid var(--link);outline-offset:-3px}
table{border-collapse:collapse}
caption{text-align:left;font-weight:600;padding:.3rem 0}
td,th{border:1px solid var(--edge);padding:.3rem .6rem;text-align:left;vertical-align:top}
.wide{overflow-x:auto}
.wide td,.wide th{overflow-wrap:normal}
.wide td{font-variant-numeric:tabular-nums}
.month{width:100%;table-layout:fixed}
.month td,.month th{padding:.2rem .3rem}
.month td{height:4.5rem}
.month .shaded{background:repeating-linear-gradient(-45deg,var(--ground) 0 9px,var(--hatch) 9px 11px)}
.month abbr{text-decoration:none}
.number{margin:0}
.number a{display:block;min-height:1.5rem}
.line{display:block;font-size:.9rem;padding:.1rem 0;text-decoration:none}
.line:hover{text-decoration:underline}
.line .quiet{font-weight:400}
.line.is-waits{color:var(--waits);font-weight:600}
.line.is-held,.line.is-partly{color:var(--bad);font-weight:600}
.filter summary{cursor:pointer;padding:.3rem 0}
fieldset{border:1px solid var(--line);margin:.5rem 0;padding:.3rem .75rem}
label{display:inline-flex;align-items:baseline;gap:.4rem;margin:.2rem 1rem .2rem 0;min-height:1.5rem}
input[type=checkbox]{width:1.1rem;height:1.1rem;flex:none}
textarea,input,select,button{font:inherit;color:inherit}
textarea,input[type=text]{width:100%;padding:.4rem;border:1px solid var(--edge);background:var(--ground)}
button{min-height:2.25rem;padding:.3rem 1rem;border:1px solid var(--edge);border-radius:6px;background:var(--raised);cursor:pointer}
blockquote{margin:.5rem 0;padding:.5rem .9rem;border-left:4px solid var(--edge);background:var(--raised);white-space:pre-wrap}
.looks{display:flex;flex-wrap:wrap;gap:1rem}
.look{flex:1 1 17rem;max-width:32rem;border:1px solid var(--line);border-radius:10px;padding:.6rem .9rem}
.by{display:flex;gap:.6rem;align-items:center}
.avatar{display:grid;place-items:center;width:2.5rem;height:2.5rem;flex:none;border:1px solid var(--edge);background:var(--raised)}
.avatar.is-circle{border-radius:50%}
.said{white-space:pre-wrap}
.link{color:var(--link)}
figure{margin:.75rem 0}
figcaption{font-weight:600}
img{max-width:100%;height:auto;background:#fff}
.gallery{display:flex;flex-wrap:wrap;gap:.3rem}
.gallery img{max-height:16rem}
footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:.5rem;color:var(--quiet)}
.number .count{float:right;font-weight:400}
@media(min-width:56rem){.week{grid-template-columns:repeat(7,minmax(0,1fr))}.week .entry{grid-template-columns:1fr}.number .count{display:none}.month td{height:6.5rem}}
@media not all and (min-width:42rem){.month .roomy{display:none}.month td{height:3.2rem}.number .count{float:none;display:block}.number{text-align:center}.month th{text-align:center;padding:.2rem 0;font-size:.8rem;overflow-wrap:normal}.number .count{text-decoration:none}}
@media print{:root{color-scheme:light}header,nav,form,.filter,.skip,.bar{display:none!important}body{max-width:none;padding:0;font-size:10pt}a{color:inherit;text-decoration:none}.entry,.day h3,.day h4,li.shade,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}.month .roomy{display:block}.month .number .count{display:none}*{print-color-adjust:exact}}
`;
