/** Care for who may be drifting away: no coupon, but somebody to talk to. A service, so it may ask for the stage of a customer. */
import type { Choice, OptionObject } from 'vitrine'
import { vitrine } from '../shop.ts'

/** What is offered. */
export interface Care extends OptionObject {
  /** The sentence. */
  sentence: string
  /** What the link says. */
  link: string
  /** Where it leads. */
  address: string
}

export const CARE: Care = {
  id: 'talk-to-us',
  sentence: 'You have not ordered for a while. If something was not as it should be, a person reads what you write.',
  link: 'Write to us',
  address: 'mailto:help@finch-parcel.example',
  when: ['lifecycle.at_risk']
}

/** What to offer here, if anything: once a month at most, and not again for a while after a no. */
export const careHere = (): Choice<Care> =>
  vitrine.choose('care', [CARE], { kind: 'service', moment: 'arrival', caps: { month: 1 } })
