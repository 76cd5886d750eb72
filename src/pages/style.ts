/** The one style of all pages. The policy names its hash: nothing else styles them. */
export const style = `:root{color-scheme:light dark}
body{max-width:60rem;margin:1.5rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
nav a{padding:.25rem 0}
nav a[aria-current]{font-weight:700}
a{color:#0b4fa3}
table{border-collapse:collapse}td,th{border:1px solid #767676;padding:.25rem .6rem;text-align:left}
textarea,input,select,button{font:inherit}
textarea{width:100%;box-sizing:border-box}
footer{margin-top:2rem}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#8ab4f8}}
@media print{nav,form{display:none}}
`;
