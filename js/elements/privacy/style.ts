/** What the privacy panel adds to the style of panels. In the page it takes two columns where there is room. */
export const PRIVACY_STYLE = `
:host([inline]) { container-type: inline-size }
:host(:not([inline])) [part=panel] { max-width: min(36rem, 100vw - 24px) }
p { margin: 0 }
fieldset { gap: 10px; align-content: start }
legend { width: 100%; margin-block-end: 4px; padding-block-end: 6px; border-block-end: 1px solid var(--edge) }
ul { margin: 0; padding: 0; list-style: none }
.hint { margin-block-start: 2px }
[part=known] { gap: 0 }
[part=level] { border-block-end: 1px solid var(--edge) }
[part=level] > summary { display: grid; grid-template-columns: minmax(0, 1fr) auto 1.5em; align-content: center; align-items: center; column-gap: var(--gap);
  padding-block: 10px }
summary::after { justify-self: center }
.count, .preview { font-weight: 400; font-size: max(.875em, 13px) }
:host([elder]) :is(.count, .preview, pre) { font-size: 1em }
[part=level] > summary::after { grid-area: 1 / 3 }
.preview { grid-column: 1 / 3; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
[part=level] > ul { padding-block: 6px 10px }
[part=level] li, [part=previews] li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px var(--gap); padding-block: 10px }
[part=previews] li { display: block }
li + li { border-block-start: 1px solid color-mix(in srgb, var(--edge) 45%, transparent) }
li > div { min-width: 0; overflow-wrap: anywhere }
li button { padding: 6px 14px }
.name { font-weight: 600 }
pre { max-height: 12em; margin: 0; padding: 10px; overflow: auto; border: 1px solid var(--edge); border-radius: 8px; white-space: pre-wrap; word-break: break-all;
  font-size: max(.8125em, 12px) }
.form { display: grid; gap: 10px; justify-items: start; padding-block: 8px 14px }
label.field { width: 100% }
.field > span { flex: 1 0 100% }
.field > :not(span) { flex: 1 1 100%; min-width: 0; min-height: var(--target); padding: 8px 12px; border: 1.5px solid var(--edge); border-radius: 10px;
  background: transparent; color: inherit; font: inherit }
.field > textarea { resize: vertical }
[part=question] { display: grid; gap: 10px; padding: 14px; border: 2px solid var(--fg); border-radius: 12px }
.row > .strong { width: auto }
[aria-busy] { opacity: .55; cursor: progress }
@container (max-width: 34rem) { [part=level] li { grid-template-columns: minmax(0, 1fr) } }
:host([elder]) [part=level] li { grid-template-columns: minmax(0, 1fr) }
@container (min-width: 56rem) {
  :host(:not([elder])) [part=panel] { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); column-gap: 40px; grid-template-rows: repeat(5, min-content) 1fr; align-items: start }
  :host(:not([elder])) :is(.head, [part=status]) { grid-column: 1 / -1 }
  :host(:not([elder])) [part=known] { grid-area: 3 / 2 / span 4 / auto }
}`
