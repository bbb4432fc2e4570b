/** What the inspector adds to the style of panels: it lies over the foot of the window, and the page above it stays in use. */
export const INSPECTOR_STYLE = `
:host { container-type: normal }
:host(:not([inline])) #dock { position: fixed; inset: auto 0 0; z-index: 2147483000; width: auto; min-width: 0; max-width: none; height: min(58vh, 34rem);
  max-height: none; border-radius: 14px 14px 0 0; overflow: hidden }
#dock { grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr); gap: 4px; padding-block: 8px 0; line-height: 1.4 }
.head { margin: 0 }
[part=tabs] { display: flex; gap: 4px; overflow-x: auto; padding: 4px; scrollbar-width: thin }
[part=tab] { flex: none; min-width: 0; border-color: transparent; white-space: nowrap }
[part=tab][aria-selected=true] { border-color: var(--tint); font-weight: 600 }
[part=content] { container-type: inline-size; overflow: auto; padding: 4px 4px 16px; overflow-wrap: anywhere }
[part=content] > * { max-width: 68rem }
[part=content] legend { display: none }
:host([inline]) [part=content] { overflow: visible }
code, [part=tag]::after { font: .875em/1.4 ui-monospace, monospace }
[part=tag]::after { content: attr(data-tag); grid-column: 1 / -1 }
.log > li { display: block; padding-block: 8px }
.log [part=event] { display: grid; grid-template: "time name end" auto ". what what" auto / 5.5em minmax(0, 1fr) auto; gap: 2px 12px; align-items: baseline }
li > span { font-variant-numeric: tabular-nums }
.what, .end, .reasons li { font-size: max(.875em, 13px) }
.what { grid-area: what }
.what:empty { display: none }
.end { grid-area: end; text-align: end }
.state { padding: 1px 8px; border: 1.5px solid var(--edge); border-radius: 99px; white-space: nowrap }
.state.taken { border-color: var(--tint) }
.state.dropped { border-style: dashed; font-weight: 600 }
.places > li { display: grid; grid-template-columns: 5.5em minmax(0, 1fr); gap: 4px 12px; align-items: baseline }
.up { font-weight: 700 }
.log .reasons li { display: grid; grid-template-columns: 3.5em 5em minmax(0, 1fr) auto; gap: 2px 8px; padding: 2px 0; border: 0; align-items: baseline }
.bar { height: .6em; border: 1px solid var(--edge); border-radius: 2px; background: linear-gradient(var(--tint), var(--tint)) no-repeat 0 0 / calc(var(--share) * 100%) 100% }
summary { flex-wrap: wrap; gap: 0 .75em }
summary code { overflow-wrap: normal }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
table + table { margin-block-start: 12px }
th, td { padding: 6px 12px 6px 0; text-align: start; vertical-align: baseline; font-weight: 400; border-block-end: 1px solid color-mix(in srgb, var(--edge) 45%, transparent) }
thead th { font-weight: 600 }
@container (max-width: 34rem) {
  .log .reasons li { grid-template-columns: 3.5em minmax(0, 1fr) }
  .reasons :is(code, .bar) { display: none }
  .log [part=event] { grid-template: "time name" auto ". what" auto ". end" auto / 4.5em minmax(0, 1fr) }
  .end { text-align: start }
  .log summary { display: grid; grid-template-columns: minmax(0, 1fr) auto }
  summary code { grid-column: 1 / -1 }
  summary .count { margin: 0 }
  .places > li { grid-template-columns: 4.5em minmax(0, 1fr) }
}
:host([elder]) :is(.what, .end, .reasons li, code) { font-size: 1em }`
