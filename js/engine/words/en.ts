/** What the engine says in English. */
import type { Words } from '../words.ts'
import { SEGMENTS, TAGS } from './tags-en.ts'

/** Labels of ours that are no word a shopper would use. */
const LABELS: Words['labels'] = {
  mid: 'middle',
  few: 'modest',
  many: 'good',
  absent: 'none',
  at_risk: 'at risk',
  rage_click: 'pressing in vain',
  dead_click: 'something that does not answer',
  error_loop: 'the same error again',
  form_abandoned: 'a form left unfinished',
  thrashing: 'going to and fro',
  long_wait: 'a long wait',
  after_purchase: 'after an order'
}

/** English. */
export const WORDS: Words = {
  reasons: {
    covisit_last: ['Because you looked at {subject}', 'Goes with what you just looked at'],
    covisit_most: ['Because you looked at {subject} earlier', 'Goes with what you looked at earlier'],
    covisit_count: ['Because you looked at {subject} earlier', 'Goes with what you looked at earlier'],
    covisit_back: ['Because you looked at {subject}', 'Goes with what you just looked at'],
    covisit_back_history: ['Because you looked at {subject} earlier', 'Goes with what you looked at earlier'],
    covisit_shared: ['Because you looked at {subject}', 'Goes with what you just looked at'],
    covisit_shared_history: ['Because you looked at {subject} earlier', 'Goes with what you looked at earlier'],
    covisit_shared_before: ['Because you were interested in {subject} before', 'Because of your earlier visits'],
    sequence_last: ['Others chose it after {subject}', 'Others chose it after what you looked at'],
    sequence_history: ['Others chose it after {subject}', 'Others chose it after what you looked at'],
    vector_last: ['Because you looked at {subject}', 'Goes with what you just looked at'],
    vector_profile: ['Because you looked at {subject} earlier', 'Goes with what you looked at earlier'],
    vector_before: ['Because you were interested in {subject} before', 'Because of your earlier visits'],
    terms_last: ['Like {subject}, which you looked at', 'Like what you looked at'],
    terms_profile: ['Like {subject}, which you looked at', 'Like what you looked at'],
    terms_before: ['Because you were interested in {subject} before', 'Because of your earlier visits'],
    category_affinity: ['You often look at {subject}', 'From a category you often look at'],
    category_last: ['From {subject}, like what you just looked at', 'Of the kind you just looked at'],
    brand_affinity: ['You often look at {subject}', 'From a brand you often look at'],
    variant_affinity: ['In {subject}, which you often choose', 'In a variant you often choose'],
    price_fit: ['In the price range you choose', 'In the price range you choose'],
    price_distance: ['Priced like what you looked at', 'Priced like what you looked at'],
    discount_fit: ['Its price suits how you shop', 'Its price suits how you shop'],
    seen_before: ['You were interested in it before', 'You were interested in it before'],
    rebuy_due: ['About time to buy it again', 'About time to buy it again'],
    passed_over: ['You have not seen it often', 'You have not seen it often'],
    usual_now: ['You look at {subject} at such times', 'Of the kind you look at at such times'],
    // Of those beside it: an article that was bought long ago may itself have been looked at just now.
    had_enough: ['In place of what you have just seen or bought', 'In place of what you have just seen or bought'],
    exploration: ['New here', 'New here'],
    surprise: ['Something new, as you asked', 'Something new, as you asked'],
    familiar: ['Something you know, as you asked', 'Something you know, as you asked'],
    neutral: ['The shop’s own order, as you asked', 'The shop’s own order, as you asked'],
    other: ['And a few smaller reasons', 'And a few smaller reasons'],
    popularity: ['Popular in this shop', 'Popular in this shop'],
    trend: ['In demand lately', 'In demand lately'],
    query_match: ['Matches “{subject}”', 'Matches your search'],
    query_price: ['Within the price you asked for', 'Within the price you asked for'],
    query_label: ['Of the kind you searched for', 'Of the kind you searched for'],
    server_order: ['In the shop’s own order', 'In the shop’s own order'],
    taken_before: ['You took it up before', 'You took it up before'],
    morning: ['Suits your mornings', 'Suits your mornings'],
    evening: ['Suits your evenings', 'Suits your evenings'],
    weekend: ['Suits your weekends', 'Suits your weekends'],
    invited: ['You came by an invitation', 'You came by an invitation'],
    at_the_cart: ['Suits you at the cart', 'Suits you at the cart'],
    tried_seldom: ['You have not seen it often', 'You have not seen it often'],
    shop_order: ['In the shop’s own order', 'In the shop’s own order'],
    generic: ['Chosen for you', 'Chosen for you']
  },
  tags: TAGS,
  segments: SEGMENTS,
  labels: LABELS,
  because: (meaning, label, evidence) => `${meaning}${label && `: ${label}`} (${evidence})`,
  noise:
    'Names {named} of {answers} possible answers, drawn at random. Your true answer is among them with probability {truth} %, any ' +
    'other with {other} %: the shop can count over many devices, and cannot be sure about yours.'
}
