/**
 * How the panel looks: the page's look in the page's colours. Every part has a name (`part`), every size and colour a property: on a
 * page without Vitrine's colours the system's own stand in.
 */
export const STYLE = `
:host { --target: var(--vitrine-target, 44px); --gap: 12px;
  --bg: var(--vitrine-look-background, var(--vitrine-color-surface, Canvas)); --fg: var(--vitrine-look-text, var(--vitrine-color-text, CanvasText));
  --edge: var(--vitrine-look-border, var(--vitrine-color-border, GrayText)); --tint: var(--vitrine-look-accent, var(--vitrine-color-accent, LinkText));
  --on-tint: var(--vitrine-look-on-accent, var(--vitrine-color-on-accent, Canvas)); --ring: var(--vitrine-color-focus, Highlight);
  position: relative; display: inline-block; color: var(--fg); font: inherit; line-height: 1.5; text-align: start }
:host([elder]) { --target: 60px }
:host([inline]) { display: block }
:host([inline]) [part=toggle], :host([inline]) [part=close] { display: none }
* { box-sizing: border-box }
[hidden] { display: none !important }
button, select, summary, input { font: inherit; color: inherit }
button { position: relative }
button, select, .pick > input + span { min-width: var(--target); min-height: var(--target); padding: 6px 14px; border: 1.5px solid var(--edge); border-radius: 999px;
  background: transparent; cursor: pointer; line-height: 1.25 }
button:hover, .pick:hover > span { border-color: var(--tint) }
button[aria-disabled=true], .pick > :disabled + span { opacity: .55; cursor: default }
:focus-visible, .pick > :focus-visible + span { outline: 3px solid var(--ring); outline-offset: 2px }
[part=panel] { display: grid; gap: 18px; padding: 16px; border: 1px solid var(--edge); border-radius: 14px; background: var(--bg); color: var(--fg) }
:host(:not([inline])) :is([part=panel], [part=toggle] + [part=offer]) { position: absolute; z-index: 1000; inset-block-start: calc(100% + 8px); inset-inline-end: 0; width: max-content;
  min-width: min(20rem, 100vw - 24px); max-width: min(28rem, 100vw - 24px); max-height: min(80vh, 46rem); overflow: auto;
  box-shadow: 0 12px 32px rgb(0 0 0 / .22) }
:host([elder]:not([inline])) [part=panel] { max-width: min(30rem, 100vw - 24px) }
.head { display: flex; align-items: center; justify-content: space-between; min-height: 1.5em; margin-block-end: -6px }
[part=close] { width: var(--target); padding: 0 }
[part=themes] { grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5em), 1fr)) }
[part=themes] legend { grid-column: 1 / -1 }
fieldset { display: grid; gap: 2px; min-width: 0; margin: 0; padding: 0; border: 0 }
legend, .legend { padding: 0; margin: 0 0 2px; font-weight: 600 }
label { display: flex; align-items: center; gap: var(--gap); min-height: var(--target); cursor: pointer }
label.pick { position: relative; flex-wrap: wrap }
.pick > input + span { display: grid; align-items: center }
label.field { flex-wrap: wrap; gap: 4px var(--gap) }
label.field > span { flex: 1 1 7.5em }
label.field > select { flex: 1 1 11.5em }
input { flex: none; width: 1.35em; height: 1.35em; min-width: 22px; min-height: 22px; margin: 0; accent-color: var(--tint) }
select { max-width: 100%; padding-inline: 12px; border-radius: 12px; background: var(--bg) }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px }
output { min-width: 4.5ch; text-align: center; font-variant-numeric: tabular-nums }
.strong { width: 100%; border-color: var(--tint); background: var(--tint); color: var(--on-tint); font-weight: 600 }
[role=switch] { display: flex; align-items: center; justify-content: space-between; gap: var(--gap); width: 100%; text-align: start; border-radius: 14px }
[role=switch]::after { content: ""; flex: none; width: 46px; height: 26px; border: 2px solid var(--edge); border-radius: 99px;
  background: radial-gradient(circle 8px at 13px 50%, var(--edge) 97%, transparent) }
[role=switch][aria-checked=true]::after { border-color: var(--tint);
  background: radial-gradient(circle 8px at calc(100% - 13px) 50%, var(--on-tint) 97%, transparent) var(--tint) }
.hint { margin: 4px 0 0; font-size: max(.875em, 13px) }
:host([elder]) .hint { font-size: 1em }
[part=offer] { display: grid; gap: 10px; padding: 12px; border: 2px solid var(--tint); border-radius: 12px; background: var(--bg); color: var(--fg) }
[part=offer] p { margin: 0 }
summary { display: flex; align-items: center; min-height: var(--target); cursor: pointer; font-weight: 600; list-style: none }
summary::-webkit-details-marker { display: none }
summary::after { content: ""; width: .45em; height: .45em; margin-inline-start: .6em; border: solid; border-width: 0 2px 2px 0; transform: translateY(-25%) rotate(45deg) }
details[open] > summary::after { transform: translateY(15%) rotate(225deg) }
.more { display: grid; gap: 12px; padding-block-start: 6px }
ol { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none }
li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; gap: 6px }
li button { padding: 0 }
.news { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@media (forced-colors: active) { [role=switch]::after { forced-color-adjust: none } }`
