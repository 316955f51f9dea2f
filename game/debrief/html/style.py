"""The look of a page: on screens light and dark, and on paper, A4 or Letter."""

from __future__ import annotations

from game.debrief.html.markup import Markup

STYLE = Markup("""
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --ink: #1d1c1a; --quiet: #5d5a54; --rule: #d9d5cb;
  --tint: #f1eee6; --band: #cfdae4; --mark: #24527a; --full: #e4e0d6;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino,
    "Source Serif 4", "Liberation Serif", Georgia, serif;
  --sans: "Avenir Next", "Segoe UI", "Helvetica Neue", "Source Sans 3", "Liberation Sans", Arial,
    sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181b; --ink: #e3e0d9; --quiet: #a5a29a; --rule: #3b3d42;
    --tint: #202226; --band: #33485b; --mark: #9cc3e6; --full: #34363b;
  }
}
* { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 3rem 1.25rem 4rem; max-width: 38.5rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 var(--serif); font-variant-numeric: oldstyle-nums;
  overflow-wrap: break-word; hanging-punctuation: first last;
}
p, ul, ol, dl, blockquote, figure, table, details { margin: 0 0 0.9rem; }
p, ul, ol, dl, blockquote, .known, .record { max-width: 30rem; }
h1, h2, h3, h4 { line-height: 1.22; text-wrap: balance; break-after: avoid; font-weight: 600; }
h1 { margin: 0 0 2rem; font-size: 2.1rem; letter-spacing: -0.01em; }
h2 { margin: 3.4rem 0 1rem; padding-top: 0.9rem; border-top: 1px solid var(--rule);
  font-size: 1.45rem; }
h3 { margin: 2.2rem 0 0.6rem; font-size: 1.12rem; }
h4 { margin: 1.4rem 0 0.4rem; font: 600 0.82rem/1.3 var(--sans); }
#reached h2 { margin-top: 0; border: 0; padding: 0; }
p, li, dd { text-wrap: pretty; }
pre { overflow-x: auto; font-size: 0.9rem; line-height: 1.5; }
a { color: var(--mark); text-underline-offset: 0.15em; text-decoration-thickness: 0.06em; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; padding: 0.4rem 0.8rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; }
.kind { margin: 0 0 0.3rem; color: var(--quiet); font: 0.82rem/1.3 var(--sans); }
.quiet, cite, .when { color: var(--quiet); font-style: normal; font-size: 0.86em; }
.when { font-weight: 400; white-space: nowrap; }
nav { margin-bottom: 1.6rem; padding: 0.8rem 0; border: solid var(--rule); border-width: 1px 0;
  font: 0.86rem/1.7 var(--sans); }
nav ol { columns: 2; max-width: none; margin: 0; padding: 0; list-style: none; }
ul, ol { padding-left: 1.3rem; }
li { margin-bottom: 0.25rem; }
.shifts, .options { padding: 0; list-style: none; }
.shifts { font: 0.86rem/1.5 var(--sans); font-variant-numeric: tabular-nums; }
.works { padding: 0; list-style: none; font-size: 0.9em; }
.works li { padding-left: 1.5rem; text-indent: -1.5rem; margin-bottom: 0.45rem; }
.works a { overflow-wrap: anywhere; }
.record { margin: 0 0 0.9rem; padding: 0.1rem 0 0.1rem 1rem; border-left: 2px solid var(--rule);
  font-size: 0.93em; }
.record > :last-child { margin-bottom: 0; }
.claims { padding-left: 1.1rem; }
.assumed { font-size: 0.93em; }
.asks { font-style: italic; }
details { font-size: 0.93em; }
summary { cursor: pointer; color: var(--mark); font: 0.82rem/1.6 var(--sans); }
.known { padding-left: 1rem; border-left: 2px solid var(--rule); }
.known summary { margin-left: -0.2rem; }
dl { display: grid; grid-template-columns: minmax(7rem, 25%) 1fr; gap: 0.3rem 1rem; }
dt { color: var(--quiet); font: 0.82rem/1.75 var(--sans); }
dd { margin: 0; }
dd > :last-child { margin-bottom: 0; }
table { width: 100%; border-collapse: collapse; font: 0.82rem/1.35 var(--sans);
  font-variant-numeric: tabular-nums lining-nums; }
caption { padding-bottom: 0.4rem; text-align: left; color: var(--quiet); }
th, td { padding: 0.35rem 0 0.35rem 0.9rem; border-top: 1px solid var(--rule);
  text-align: right; vertical-align: top; font-weight: 400; }
th:first-child { padding-left: 0; text-align: left; }
thead th, thead td { border-top: 0; color: var(--quiet); vertical-align: bottom; }
tr { break-inside: avoid; }
.sum > * { border-top: 1.5px solid var(--ink); font-weight: 600; }
th .quiet, figcaption .quiet { display: block; }
.chances th, .chances td { padding-left: 0.45rem; white-space: nowrap; }
.chances td { min-width: 2.7rem; }
.chances th:first-child { min-width: 8rem; padding-left: 0; white-space: normal; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.wide { overflow-x: auto; margin-bottom: 0.9rem; }
.wide table { margin: 0; }
.bar { display: block; width: 100%; height: 0.3rem; margin-top: 0.25rem; }
.full { fill: var(--full); }
.part { fill: var(--mark); }
.stretch { fill: var(--band); }
.shares td { width: 5rem; }
.beside th, .beside td { text-align: left; width: 33%; }
h4 + .quiet { margin-bottom: 0.3rem; }
.cones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
  gap: 1.2rem 1.5rem; margin: 1.4rem 0; }
figure { margin: 0; break-inside: avoid; }
figcaption { font: 0.82rem/1.35 var(--sans); }
.cone { display: block; width: 100%; height: auto; }
.cone text { fill: var(--quiet); font: 11px var(--sans); font-variant-numeric: lining-nums; }
.cone .end { fill: var(--ink); font-weight: 600; }
.cone .rule { stroke: var(--rule); }
.cone .band { fill: var(--band); stroke: none; }
.cone .lone { stroke: var(--band); stroke-width: 8; }
.cone .sampled { stroke: var(--quiet); stroke-dasharray: 3 3; fill-opacity: 0.5; }
.cone .course { fill: none; stroke: var(--mark); stroke-width: 2; stroke-linejoin: round; }
.cone .dot { fill: var(--mark); }
footer { margin-top: 3.5rem; padding-top: 0.9rem; border-top: 1px solid var(--rule);
  color: var(--quiet); font: 0.76rem/1.5 var(--sans); overflow-wrap: anywhere; }
footer p { margin: 0 0 0.3rem; }
@media (max-width: 30rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.7rem; }
  nav ol { columns: 1; }
  dl { display: block; }
  dd { margin-bottom: 0.6rem; }
}
@page { margin: 18mm 22mm 20mm; }
@page { @bottom-right { content: counter(page); font: 8pt sans-serif; color: #5d5a54; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #4a4a4a; --rule: #c4c4c4; --tint: #fff;
    --band: #d5dce3; --mark: #1c3f5f; --full: #e6e6e6;
  }
  html { font-size: 10pt; line-height: 1.45; }
  body { max-width: none; padding: 0; }
  p, ul, ol, dl, blockquote, .known, .record { max-width: 35rem; }
  nav, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  p, li { orphans: 3; widows: 3; }
  h2 { margin-top: 2rem; }
  #road { break-before: page; }
  #reached p, #brief p, #brief ul, #brief ol { max-width: none; }
  #reached p, #brief p { margin-bottom: 0.5rem; }
  #brief { font-size: 0.95em; }
  #brief h2, #brief h3, footer { margin-top: 1.1rem; }
  #reached th, #reached td, #brief th, #brief td { padding-top: 0.15rem; padding-bottom: 0.15rem; }
  h1 { margin-bottom: 1.2rem; }
  .wide { overflow: visible; }
  details:not([open]), summary { display: none; }
  table, .options, .shifts, .answers { break-inside: avoid; }
  h4 + .quiet { break-after: avoid; }
  h3 { margin-top: 1.6rem; }
  .chances td { min-width: 0; }
}
""")
