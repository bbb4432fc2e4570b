/** What `<vitrine-survey>` says, in both languages. */

/** Kinds of questions. */
export type SurveyKind = 'csat' | 'nps' | 'choice'
/** What a survey follows. */
export type SurveyMoment = 'purchase' | 'friction'

/** Words of one language. */
export interface SurveyWords {
  /** What is asked, by kind and moment. */
  question: Readonly<Record<SurveyKind, Readonly<Record<SurveyMoment, string>>>>
  /** What the scores of CSAT mean, from 1. */
  csat: readonly string[]
  /** What the ends of NPS mean. */
  nps: readonly [least: string, most: string]
  comment: string
  mayRead: string
  send: string
  skip: string
  choose: string
  thanks: string
  skipped: string
}

const en: SurveyWords = {
  question: {
    csat: { purchase: 'How content are you with this purchase?', friction: 'How well does this page work for you?' },
    nps: {
      purchase: 'How likely are you to recommend this shop to a friend?',
      friction: 'How likely are you to recommend this shop to a friend?'
    },
    choice: { purchase: 'What mattered most to you?', friction: 'What held you up?' }
  },
  csat: ['Not at all', 'Little', 'So-so', 'Well', 'Very'],
  nps: ['Not at all likely', 'Very likely'],
  comment: 'In your words, if you like',
  mayRead: 'The shop may read these words',
  send: 'Send answer',
  skip: 'Skip',
  choose: 'Please choose an answer first.',
  thanks: 'Thank you. The answer is counted on this device.',
  skipped: 'Skipped. You will not be asked again soon.'
}

const zh: SurveyWords = {
  question: {
    csat: { purchase: '您对这次购物满意吗？', friction: '这个页面用起来顺手吗？' },
    nps: { purchase: '您有多大可能向朋友推荐本店？', friction: '您有多大可能向朋友推荐本店？' },
    choice: { purchase: '对您来说最重要的是什么？', friction: '是什么妨碍了您？' }
  },
  csat: ['很不满意', '不满意', '一般', '满意', '很满意'],
  nps: ['完全不可能', '非常可能'],
  comment: '想说的话（可不填）',
  mayRead: '允许商店阅读这些文字',
  send: '提交',
  skip: '跳过',
  choose: '请先选择一个答案。',
  thanks: '谢谢您。答案只在本设备上计数。',
  skipped: '已跳过，近期不会再次询问。'
}

/** The words for a language tag. */
export const surveyWords = (language: string): SurveyWords => (/^zh\b/i.test(language) ? zh : en)
