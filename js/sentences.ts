/** What a developer is told in debug mode, a sentence a code. A chunk of its own: a shop in production pays nothing for it. */

const OWN_ORDER = '; the shop keeps its own order'

/** Sentences by code; `{about}` is what it is about. A code that is not here comes with its own sentence. */
export const SENTENCES: Readonly<Record<string, string>> = {
  already_open: '"{about}" is open on this page; the same Vitrine is given again, with its first options',
  other_version: `Vitrine {about} has this shop open on the page, and one of another series cannot join it${OWN_ORDER}`,
  destroyed: 'this Vitrine is closed',
  no_data_layer: "the data layer's script could not be loaded",
  no_look: "the look's script could not be loaded",
  no_candidates: 'the script of candidates() could not be loaded',
  bad_candidates: 'rank() takes an array, candidates() that or the bytes of a MessagePack list',
  bad_rules: "rules takes what shopRules() of 'vitrine/rules' makes",
  bad_slot: 'slot must be one of {about}',
  bad_point: 'choose() takes the name of a point and a list of options',
  bad_option: 'an option needs an id of its own, and a point takes eight: "{about}" is left out',
  bad_cap: 'caps are numbers: a day, a week, a month; 1 is used',
  bad_quiet_hours: 'quietHours are two hours from 0 to 23',
  unknown_condition: 'no tag, segment or fact of the scene is called "{about}"; what asks for it is left out',
  unfair_condition:
    'what a shopper pays or is offered must not depend on "{about}" (docs/tags.md, column "money"); what asks for it is left out',
  bad_experiment: 'an experiment needs a key',
  bad_arm: 'an arm needs a name of its own, and an experiment takes sixteen: "{about}" is left out',
  bad_weights: 'the weights of "{about}" do not fit its arms or do not add up to 1; equal ones are used',
  bad_namespace: 'the namespace of "{about}" must be [name, from, to], from 0 to 1: nobody is in it',
  bad_holdout: 'the holdout of "{about}" must be from 0 to 1',
  bad_goal: 'no event is called "{about}"; the goal is purchase',
  bad_listener: 'on() takes "change" or "friction", and a function',
  listener_threw: 'a change listener threw',
  bad_consent: 'consent is true, false, "granted", "denied" or "pending"',
  no_consent_source: 'consent.follow() found nobody to ask {about}',
  unknown_option: 'there is no option "{about}"',
  bad_defaults: 'defaults can be "2026-11"',
  bad_shop: 'shop must be 1 to 64 of a-z, 0-9 and "-"; "{about}" is used',
  bad_locale: 'locale must be "en" or "zh-CN"',
  bad_retention: 'retention takes basic, behaviour, preference and value, each from 1 to 3,650 days',
  bad_sync: 'sync.endpoint must be an address; nothing will be sent',
  bad_sync_delay: 'sync.maxDelaySeconds must be from 0 to 2,592,000; a day is used',
  bad_clock: 'now must be a function that gives milliseconds since 1970; the device clock is used',
  engine_type: '{about}; as application/wasm it would compile while it downloads',
  engine_blocked: `the page's Content-Security-Policy blocks WebAssembly; script-src needs 'wasm-unsafe-eval'${OWN_ORDER}`,
  engine_unreachable: `the engine could not be loaded: {about}${OWN_ORDER}`,
  engine_unsupported: `{about} needs a newer browser${OWN_ORDER}`,
  engine_failed: `the engine did not start: {about}${OWN_ORDER}`
}
