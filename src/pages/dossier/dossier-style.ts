/** The stylesheet of a dossier, for screens, phones and paper; always dark on light, as it prints. */
export const dossierStyle = `*{box-sizing:border-box}
body{max-width:66rem;margin:0 auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:1.75rem 0 .4rem}
p,ul{margin:.3rem 0;max-width:60rem}
.quiet{color:#4d5358;font-size:.9em}
.neutral{padding:.6rem .9rem;border:1px solid #767676;border-left:6px solid #1b1b1b}
figure{margin:.75rem 0;max-width:36rem}
img{display:block;width:100%;height:auto;border:1px solid #cfcbc2}
.wide{overflow-x:auto;margin:.75rem 0;container-type:inline-size}
:focus-visible{outline:3px solid #0b4fa3;outline-offset:2px}
table{border-collapse:collapse;font-size:.875rem}
caption{text-align:left;font-weight:600;padding:.3rem 0;max-width:100cqw}
td,th{border:1px solid #767676;padding:.2rem .4rem;text-align:right;vertical-align:top;overflow-wrap:normal;font-variant-numeric:tabular-nums}
th[scope=row],.said td{text-align:left;font-weight:400}
tbody:not(.said) th,tfoot th{white-space:nowrap}
thead th{font-weight:600;font-size:.8125rem;text-align:center;vertical-align:bottom}
tfoot td,tfoot th{font-weight:600!important;border-top:3px double #1b1b1b}
.said td{min-width:9rem}
.said th{min-width:8rem}
@page{size:A4;margin:8mm 12mm;@bottom-right{content:counter(page) " / " counter(pages);font:7pt system-ui,sans-serif;color:#4d5358}}
@media print{body{max-width:none;padding:0;font-size:8.5pt;line-height:1.3}h1{font-size:15pt}p,ul{margin:.8mm 0}h2{font-size:11pt;margin:2.4mm 0 .8mm;break-after:avoid}figure{display:inline-block;width:33%;margin:0;break-inside:avoid;vertical-align:top}.wide{overflow:visible;margin:1.5mm 0}.beside{display:grid;grid-template-columns:38% 1fr;gap:3mm;align-items:start}.beside figure{width:100%}.two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:3mm;align-items:start}.over:has(>.wide~.wide){display:grid;grid-template-columns:34% minmax(0,1fr);column-gap:3mm;align-items:start}.over>.wide:nth-of-type(1),.over>p{grid-column:1/3}.over:has(>.wide~.wide)>.wide:nth-of-type(1){grid-row:1}.over:has(>.wide~.wide)>figure{width:100%;grid-row:2}.two tfoot th{white-space:normal}.two table,.two thead th{font-size:6.5pt}.two td,.two th{padding:.3mm .8mm}.short{columns:2;column-gap:8mm}.each{display:grid;grid-template-columns:repeat(auto-fit,minmax(55mm,1fr));column-gap:3mm}p,ul{max-width:none}thead th{font-size:7pt}table{font-size:7pt;line-height:1.15;width:100%;break-inside:avoid}.whole{break-inside:avoid}.whole table,.whole thead th{font-size:6.5pt}td,th{padding:.3mm 1.2mm}tr{break-inside:avoid}.said td,.said th{min-width:0}*{print-color-adjust:exact}}
`;
