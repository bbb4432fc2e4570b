/** A place for a picture, filled a moment later: the place has its size and tint at once, and drawing dozens would hold up the page. */
import { h } from '../dom.ts'
import { picture, type Subject } from '../picture/index.ts'
import { soon } from '../soon.ts'

/** The place, and in it soon the picture. */
export function picturePlace(className: string, subject: Subject): HTMLElement {
  const place = h('span', { class: className })
  soon(() => {
    if (place.isConnected) place.append(picture(subject))
  })
  return place
}
