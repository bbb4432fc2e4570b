/** Decisions on the device: experiments, and choosing one of several options. */
import type { Reason } from '../types.ts'

/**
 * Something that has to be so: the name of a tag (`need.stage:comparing`, or `category:` for any of the family; docs/tags.md), of a segment
 * (`need.buying`) or of a fact of the scene: `moment:cart`, `part:morning|day|evening|night`, `day:weekend|weekday`, `month:12`,
 * `channel:email`, `device:phone|tablet|desktop`, `connection:fast|slow|saving`, `holiday:<name>`. `!` in front turns it round.
 */
export type Condition = string

/** The moments a shop may name. */
export type Moment = 'arrival' | 'browse' | 'exit' | 'cart' | 'checkout' | 'after_purchase' | 'after_delivery'

/** How often something may be shown, in windows that slide; at most 50. */
export interface Caps {
  /** In 24 hours. */
  day?: number
  /** In seven days. */
  week?: number
  /** In thirty days. */
  month?: number
}

/** How much of one cap is used, as the inspector shows it. */
export interface CapUse {
  /** What is capped: all promotions of the shop together, this point, or one option of it. */
  of: 'promotions' | 'point' | 'option'
  /** The option's place among the options, from 0. */
  index: number
  /** The window, ending now: 24 hours, 7 days or 30 days. */
  span: 'day' | 'week' | 'month'
  /** How often it was shown in it. */
  shown: number
  /** How often it may be. */
  most: number
}

/** A holiday of the shop's calendar. */
export interface Holiday {
  /** What `holiday:<name>` names. */
  name: string
  /** Its first day, `YYYY-MM-DD` in the shopper's time. */
  from: string
  /** Its last day, `YYYY-MM-DD`. */
  to: string
}

/** An option as an object of the shop's; any other fields are its own. */
export interface OptionObject {
  /** Its id: the same as the `promotion_id` or `coupon` of events about it, which then count as taken. */
  id: string
  /** What has to be so for it to be offered; all of it. */
  when?: readonly Condition[]
  /** How often it may be shown. */
  caps?: Caps
  /**
   * The public words of a benefit that everybody can reach ("Three orders make you a member"). Only such a benefit may ask for value tags
   * and declarations; see docs/decisions.md.
   */
  open?: string
}

/** An option: an object, or its id alone. */
export type Option = string | OptionObject

/** What holds for every choice of a shop. */
export interface DecisionOptions {
  /** Promotions a month, of all points together; 5 when absent, 50 at most. */
  promotionsPerMonth?: number
  /** Local hours `[from, to]` in which nothing new is shown, over midnight if need be: `[22, 8]`. */
  quietHours?: readonly [from: number, to: number]
  /** Days for which a point shows no promotion after one was refused; 14 when absent. */
  restDays?: number
  /** The shop's calendar. */
  holidays?: readonly Holiday[]
}

/** How one of several options is chosen; what is said here goes before what `createVitrine` was told. */
export interface ChooseOptions extends DecisionOptions {
  /**
   * What is decided. `promotion`, when absent: what a shopper pays or is offered; capped, and it reads no value tag, no declaration and
   * nothing sensitive. `service`: how something is done, as delivery, payment, help, modules.
   */
  kind?: 'promotion' | 'service'
  /** How often this point may show something. */
  caps?: Caps
  /** The moment. */
  moment?: Moment
}

/** Why nothing was chosen. */
export type ChoiceRefusal =
  /** No option meets its conditions, or there is none. */
  | 'no_option'
  /** It was shown often enough. */
  | 'cap'
  /** These are quiet hours. */
  | 'quiet'
  /** A promotion was refused here lately. */
  | 'resting'
  /** The shopper does not allow personalisation, or has not said so yet and there is a cap: nobody would know how often it was shown. */
  | 'consent'
  /** A newer version of Vitrine keeps what was shown; this one leaves it alone. */
  | 'locked'
  /** There is no engine yet, or none comes. */
  | 'no_engine'

/** What was chosen. It holds for the rest of the visit: asking again counts nothing twice. */
export interface Choice<T extends Option = Option> {
  /** The very option; undefined when nothing is to be shown. */
  readonly option: T | undefined
  /** Why nothing is to be shown; undefined when something is. */
  readonly refusal: ChoiceRefusal | undefined
  /** Why this one; shares add up to 1. */
  readonly reasons: readonly Reason[]
  /** Tell that the shopper took it up. Events that name it (`select_promotion`, `coupon_use`, `purchase`) tell so, too. */
  taken(): void
  /** Tell that the shopper refused it: it does not come back soon. */
  refused(): void
}

/** How an experiment is run. */
export interface ExperimentOptions {
  /** Shares of the arms, adding up to 1; equal when absent. */
  weights?: readonly number[]
  /** The share of shoppers outside the experiment, 0 to 1. */
  holdout?: number
  /** A name and a range, 0 to 1: experiments in ranges of one namespace that do not overlap share nobody. */
  namespace?: readonly [name: string, from: number, to: number]
  /** What has to be so to take part. */
  audience?: readonly Condition[]
  /** `service` for experiments that change no price and no benefit: only their audience may ask for value tags and declarations. */
  kind?: 'promotion' | 'service'
  /** Whom the shop knows the shopper as, for the same arm on its server (`vitrine/server`); the device when absent. */
  id?: string
  /** The event that is hoped for; `purchase` when absent. */
  goal?: string
}
