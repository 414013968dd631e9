"""How the coverage page looks: on paper, on a phone, in light and dark. The colours are those of docs/assets/tokens.css."""

STYLE = """
:root { --ink: #1f2a2e; --soft: #52626a; --ground: #fff; --shade: #f2f7f7; --line: #c4d7da; --link: #14626f;
  --good: #14532d; --good-ground: #edf6f0; --exempt: #3b4a52; --exempt-ground: #eef1f3; --part: #7a4a06; --part-ground: #fdf3e0; --poor: #7c2d12; --poor-ground: #fbe9e4 }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; --ink: #e4edef; --soft: #a9bcc2; --ground: #141d21; --shade: #1c2a30; --line: #3a525a; --link: #7fd0de;
  --good: #a7e0bb; --good-ground: #16291e; --exempt: #c3d0d5; --exempt-ground: #263339; --part: #f0c674; --part-ground: #332a17; --poor: #f6bfa5; --poor-ground: #3a231b } }
[data-state="0"] { --own: var(--good); --own-ground: var(--good-ground) }
[data-state="1"] { --own: var(--exempt); --own-ground: var(--exempt-ground) }
[data-state="2"], [data-state="3"] { --own: var(--part); --own-ground: var(--part-ground) }
[data-state="4"] { --own: var(--poor); --own-ground: var(--poor-ground) }
* { box-sizing: border-box }
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 66rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; color: var(--ink); background: var(--ground); overflow-wrap: break-word }
h1 { font-size: 1.8rem; line-height: 1.2; letter-spacing: -.01em; margin: .5rem 0 1.2rem }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.8rem 0 .8rem; padding-top: 1rem; border-top: 2px solid var(--line) }
h3 { font-size: 1.15rem; margin: 2rem 0 .4rem } h4 { font-size: 1.08rem; margin: 1.7rem 0 .3rem } h5, h6 { font-size: 1rem; margin: 1.4rem 0 .3rem }
a { color: var(--link); text-underline-offset: .15em } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere }
dl { margin: 0 } dt { color: var(--soft) } dd { margin: 0 }
header dl { display: grid; gap: .3rem; max-width: 44rem } header dl div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr) }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin: 1.4rem 0 0; padding: 0 } nav a { display: inline-block; padding: .25rem 0 }
main > section > p, main > section > ul { max-width: 44rem } section ul { padding-left: 1.3rem } section ol { padding-left: 1.7rem }
.verdict { font-size: 1.2rem; line-height: 1.4; font-weight: 600 }
.key { list-style: none; padding: 0 !important } .key li { margin: .35rem 0 }
.sign { color: var(--own); background: var(--own-ground); border: 1px solid var(--own); border-radius: .25rem; font-size: .76em; font-weight: 650; line-height: 1.35; padding: 0 .35em; white-space: nowrap }
.s { background: var(--own-ground); border-radius: .15rem; box-decoration-break: clone; -webkit-box-decoration-break: clone; padding: .1em .2em }
.s[data-state="1"] { border-bottom: 2px dotted var(--own) } .s[data-state="2"], .s[data-state="3"] { border-bottom: 2px dashed var(--own) } .s[data-state="4"] { border-bottom: 2px solid var(--own) }
.briefing li { margin: .7rem 0 } section h3 + ul > li { margin: .5rem 0 }
.point { display: grid; gap: .5rem 2rem; margin: .7rem 0 } .point p { margin: 0; min-width: 0 } .point:target, tr:target { outline: 3px solid var(--link); outline-offset: .4rem }
.notes { color: var(--soft); font-size: .84rem; line-height: 1.45; min-width: 0 } dl.notes div { margin-bottom: .1rem } dl.notes dt, dl.notes dd { display: inline } dl.notes dt { font-weight: 650 } dl.notes dt::after { content: ":" }
.point .notes { border-left: 2px solid var(--line); padding-left: .7rem }
.scrolls { overflow-x: auto; border: 1px solid var(--line); border-radius: .3rem; margin: 1rem 0 }
table { border-collapse: collapse; width: 100%; font-size: .88rem; line-height: 1.45 } caption { text-align: left; color: var(--soft); padding: .6rem .7rem }
th, td { text-align: left; vertical-align: top; padding: .5rem .7rem; border-top: 1px solid var(--line); min-width: 8rem } thead th { background: var(--shade) } tbody th { font-weight: 600; min-width: 10rem } tbody th code { display: block; font-weight: 400; color: var(--soft) }
td .s { line-height: 1.9 }
@media screen and (min-width: 56rem) { .point { grid-template-columns: minmax(0, 1fr) 19rem } }
@media print { :root { font-size: 9.5pt } body { max-width: none; padding: 0 } nav { display: none } .scrolls { overflow: visible; border: 0 } th, td, tbody th { min-width: 0; padding: .25rem .35rem } td:last-child { min-width: 7rem }
  .point, tr { break-inside: avoid } h2, h3, h4, h5, h6 { break-after: avoid } a { color: inherit; text-decoration: none } .point { grid-template-columns: minmax(0, 1fr) 15rem } }
"""
