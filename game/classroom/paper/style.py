"""The look of the sheets: black on white, for A4 and Letter alike; on a screen a plain page."""

from __future__ import annotations

from game.debrief.html.markup import Markup

STYLE = Markup("""
:root {
  color-scheme: light;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino,
    "Source Serif 4", "Liberation Serif", Georgia, serif;
  --sans: "Avenir Next", "Segoe UI", "Helvetica Neue", "Source Sans 3", "Liberation Sans", Arial,
    sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem; max-width: 46rem; background: #fff; color: #000;
  font: 11pt/1.4 var(--serif); overflow-wrap: break-word; }
p, ul, ol, table { margin: 0 0 0.5em; }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid; font-weight: 600; }
h1 { margin: 0 0 0.6em; font-size: 20pt; }
h2 { margin: 0 0 0.2em; font-size: 15pt; }
h3 { margin: 0.6em 0 0.3em; font-size: 12pt; }
h4 { margin: 0.5em 0 0.15em; font: 600 9pt/1.3 var(--sans); }
ul, ol { padding-left: 1.3em; }
li { margin-bottom: 0.15em; }
a { color: inherit; }
p, li { orphans: 2; widows: 2; }
.sheet { margin-top: 3rem; padding-top: 1rem; border-top: 2px solid #000; }
.sheet > header { margin-bottom: 0.8em; }
.how, .kind, .quiet { color: #333; font: 9pt/1.35 var(--sans); }
.if { font: italic 9pt/1.35 var(--sans); margin-bottom: 0.15em; }
span.if { margin-left: 0.3em; }
.only { margin: 0 0 0.4em; padding: 0 0 0 0.7em; border-left: 3px double #555;
  break-inside: avoid; }
.only > p { margin-bottom: 0.1em; }
.card { margin: 0 0 5mm; padding: 3.5mm 5mm; border: 1px dashed #555; break-inside: avoid; }
.card > h3:first-child { margin-top: 0; }
.code { font: 600 10pt/1 var(--sans); padding: 0.15em 0.4em; border: 1px solid #000;
  margin-right: 0.3em; white-space: nowrap; }
.sealed { padding-top: 0; padding-bottom: 0.5mm; margin-bottom: 4mm; font-size: 9pt;
  line-height: 1.3; }
.card > .flap:first-child { margin: 0 -5mm 2mm; }
.sealed .title { font: 600 11pt/1.2 var(--serif); }
.sealed h4 { margin: 0.2em 0 0.1em; font-size: 8pt; }
.sealed p { margin-bottom: 0.35em; }
.flap { margin: 0 -5mm 2mm; padding: 1.5mm 5mm; border-bottom: 1px dotted #555; text-align: center;
  font: 600 13pt/1 var(--sans); }
.changes { padding: 0.25em 0.6em; border: 1px solid #000; font: 9pt/1.3 var(--sans); }
.small { padding: 0.3em 0 0; border-top: 1px solid #bbb; list-style: none;
  font: 7.5pt/1.25 var(--sans); }
.small li { margin: 0; }
.on { font-weight: 600; }
.options { padding-left: 0; list-style: none; }
.options li { padding-left: 1.4em; text-indent: -1.4em; }
.case { font-size: 9.5pt; line-height: 1.33; }
.case h4, .case h4 + p { display: inline; }
.case h4::after { content: "\\2002"; }
.case > div { margin-bottom: 0.25em; }
.case p, .case ul { margin-bottom: 0.2em; }
.note { font-size: 9.5pt; border-style: solid; border-width: 1px 0 0; padding: 3mm 0 0;
  break-inside: auto; }
.plans { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0 6mm; }
.plan { padding: 0; list-style: none; font: 8pt/1.35 var(--sans); }
.plan li { padding-left: 1.2em; text-indent: -1.2em; }
#guide { font-size: 9pt; line-height: 1.3; }
#guide li { margin: 0; }
#guide h3 { margin-top: 0.4em; }
table { width: 100%; border-collapse: collapse; font: 9pt/1.3 var(--sans); }
caption { padding-bottom: 0.3em; text-align: left; color: #333; }
th, td { padding: 0.25em 0.5em; border: 1px solid #777; text-align: left; vertical-align: top;
  font-weight: 400; }
thead th { font-weight: 600; }
tr { break-inside: avoid; }
th .quiet { display: block; font-size: 7.5pt; }
.boxes tbody tr { height: 11mm; }
.dense .boxes tbody tr { height: 5.4mm; }
.dense .boxes th, .dense .boxes td { padding: 0.05em 0.4em; }
.boxes td { min-width: 9mm; }
.ballot .boxes th:first-child, .log th:first-child { width: 16mm; }
.ballot .boxes th:nth-child(2) { width: 34mm; }
.ballot .boxes th:nth-child(3), .ballot .boxes th:nth-child(4) { width: 22mm; }
.log tbody tr { height: 8mm; }
.log th:nth-child(-n+4) { width: 18mm; }
.wide-boxes th { width: 33.3%; }
.wide-boxes tbody tr { height: 9mm; }
.fill { display: inline-block; min-width: 48mm; border-bottom: 1px solid #555; }
.fill.short { min-width: 18mm; }
.line { height: 8mm; border-bottom: 1px solid #777; }
.mark { display: inline-block; margin-right: 0.9em; white-space: nowrap; }
@page { margin: 14mm 15mm 15mm; }
@page { @bottom-right { content: counter(page); font: 8pt sans-serif; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav a { text-decoration: none; }
  .sheet { margin: 0; padding: 0; border: 0; break-before: page; }
  .worksheet + .worksheet { break-before: page; }
  .how { margin-bottom: 0.3em; }
  .plans { grid-template-columns: repeat(3, 1fr); }
}
""")
