/** What the engine says in Chinese. */
import type { Words } from '../words.ts'
import { SEGMENTS, TAGS } from './tags-zh.ts'

/** Labels that are words of ours, and not the shop's or the shopper's. */
const LABELS: Words['labels'] = {
  yes: '是',
  no: '否',
  phone: '手机',
  tablet: '平板',
  desktop: '电脑',
  small: '小',
  medium: '中',
  large: '大',
  portrait: '竖屏',
  landscape: '横屏',
  low: '低',
  mid: '中',
  high: '高',
  few: '少',
  many: '多',
  slow: '慢',
  fast: '快',
  absent: '无',
  several: '多种',
  touch: '触摸',
  mouse: '鼠标',
  keyboard: '键盘',
  pen: '触控笔',
  direct: '直接访问',
  search: '搜索引擎',
  social: '社交媒体',
  email: '邮件',
  ads: '广告',
  referral: '其他网站',
  new: '新客',
  active: '活跃',
  loyal: '忠诚',
  at_risk: '有流失风险',
  dormant: '沉睡',
  lapsed: '流失',
  rising: '上升',
  falling: '下降',
  latent: '潜在需求',
  aware: '产生兴趣',
  comparing: '比较中',
  buying: '准备购买',
  viewed: '看过商品',
  carted: '加入购物车',
  checkout: '开始结账',
  ordered: '已下单',
  Sunday: '星期日',
  Monday: '星期一',
  Tuesday: '星期二',
  Wednesday: '星期三',
  Thursday: '星期四',
  Friday: '星期五',
  Saturday: '星期六',
  wide: '范围宽',
  narrow: '范围窄'
}

/** Chinese. */
export const WORDS: Words = {
  reasons: {
    covisit_last: ['因为你看过“{subject}”', '与你刚看过的商品相配'],
    covisit_history: ['因为你之前看过“{subject}”', '与你之前看过的商品相配'],
    category_affinity: ['你常看“{subject}”', '来自你常看的类目'],
    price_fit: ['在你常选的价位', '在你常选的价位'],
    popularity: ['本店热门', '本店热门'],
    query_match: ['符合“{subject}”', '符合你的搜索'],
    server_order: ['按店铺的排序', '按店铺的排序'],
    generic: ['为你挑选', '为你挑选']
  },
  tags: TAGS,
  segments: SEGMENTS,
  labels: LABELS
}
