/** What `<vitrine-inspector>` says, in both languages. Codes and names of the interface stay as they are. */
import type { CapUse, ChoiceRefusal, InspectedDecision, InspectedEvent } from '../../types.ts'
import type { LookSource } from './look.ts'

/** Words of one language. */
export interface InspectorWords {
  open: string
  close: string
  tabs: Readonly<
    Record<'events' | 'profile' | 'order' | 'decisions' | 'look' | 'sent' | 'evaluation' | 'figures', string>
  >
  nothing: string
  outcome: Readonly<Record<InspectedEvent['outcome'], string>>
  came: Readonly<Record<InspectedEvent['source'], string>>
  eventsHint: string
  orderHint: string
  decisionsHint: string
  candidates: (count: number) => string
  personal: string
  server: string
  kind: Readonly<Record<InspectedDecision['kind'], string>>
  among: string
  used: string
  capped: Readonly<Record<Exclude<CapUse['of'], 'option'>, string>>
  span: Readonly<Record<CapUse['span'], string>>
  none: string
  refusal: Readonly<Record<ChoiceRefusal, string>>
  answer: Readonly<Record<'taken' | 'refused', string>>
  lookHead: readonly [name: string, value: string, source: string]
  source: Readonly<Record<LookSource, string>>
  offered: (look: string, because: string) => string
  evaluated: (visits: number, since: string) => string
  nothingShown: string
  all: string
  sides: readonly [ours: string, server: string]
  counts: readonly [lists: string, shown: string]
  /** In the order of `RATES`. */
  rates: readonly string[]
  line: string
  cached: string
  packed: string
  unpacked: string
  fetched: string
  ranked: (count: number) => string
  engine: string
  model: string
  storage: string
}

const en: InspectorWords = {
  open: 'Inspector',
  close: 'Close',
  tabs: {
    events: 'Events',
    profile: 'Profile',
    order: 'Why this order',
    decisions: 'Decisions',
    look: 'Look',
    sent: 'What leaves',
    evaluation: 'Evaluation',
    figures: 'Sizes and times'
  },
  nothing: 'Nothing since this was opened. It stays open on the next page and sees it from the beginning.',
  outcome: { taken: 'taken', dropped: 'dropped', waiting: 'waiting' },
  came: { told: '', noticed: 'noticed on the page', earlier: 'before this was opened' },
  eventsHint: 'Newest first. Beside each: what became of it, and the counters it raised.',
  orderHint: 'The first ten of each list, the place the server gave them, and what moved them.',
  decisionsHint: 'Newest first. What was asked, what was answered, and why.',
  candidates: count => `${count} candidates`,
  personal: 'for this shopper',
  server: 'the server’s order',
  kind: { choice: 'choice', experiment: 'experiment' },
  among: 'Among: ',
  used: 'Shown of what is allowed: ',
  capped: { promotions: 'all promotions', point: 'here' },
  span: { day: 'in 24 hours', week: 'in 7 days', month: 'in 30 days' },
  none: 'nothing',
  refusal: {
    no_option: 'No option meets its conditions.',
    cap: 'It was shown often enough.',
    quiet: 'These are quiet hours.',
    resting: 'A promotion was refused here lately.',
    consent: 'Personalisation is not allowed.',
    locked: 'A newer version keeps what was shown.',
    no_engine: 'There is no engine.'
  },
  answer: { taken: 'The shopper took it.', refused: 'The shopper refused it.' },
  lookHead: ['Part', 'Is', 'Said by'],
  source: {
    shopper: 'the shopper',
    elder: 'elder mode',
    system: 'the device',
    noticed: 'noticed',
    shop: 'the shop'
  },
  offered: (look, because) => `Offered and not applied: ${look}, because of ${because}.`,
  evaluated: (visits, since) =>
    `${visits === 1 ? 'One visit' : `${visits} visits`} with ranked lists since ${since}. Counted on this device, and stays here.`,
  nothingShown: 'No list was ranked for this shopper yet.',
  all: 'All',
  sides: ['Vitrine’s picks', 'The server’s'],
  counts: ['Lists', 'Items shown'],
  rates: ['Click-through', 'Conversion', 'Precision', 'Recall', 'F1'],
  line: 'Engine, on the line',
  cached: 'nothing: from the cache',
  packed: 'Engine, packed',
  unpacked: 'Engine, unpacked',
  fetched: 'Engine, begun + took',
  ranked: count => `${count} rankings`,
  engine: 'Engine',
  model: 'Model',
  storage: 'Profile is kept'
}

const zh: InspectorWords = {
  open: '检查器',
  close: '关闭',
  tabs: {
    events: '事件',
    profile: '档案',
    order: '排序原因',
    decisions: '决策',
    look: '外观',
    sent: '发送内容',
    evaluation: '评估',
    figures: '大小与耗时'
  },
  nothing: '打开以来还没有记录。到下一页它会保持打开，并从头开始记录。',
  outcome: { taken: '已采用', dropped: '已丢弃', waiting: '等待中' },
  came: { told: '', noticed: '由页面察觉', earlier: '打开之前' },
  eventsHint: '最新的在前。右侧是处理结果及其计数器。',
  orderHint: '每个列表的前十项、服务器给的位置，以及移动的原因。',
  decisionsHint: '最新的在前：问了什么、答了什么、为什么。',
  candidates: count => `${count} 个候选`,
  personal: '为这位顾客排序',
  server: '服务器的顺序',
  kind: { choice: '选择', experiment: '实验' },
  among: '可选：',
  used: '已展示 / 允许：',
  capped: { promotions: '全部优惠', point: '此处' },
  span: { day: '24 小时内', week: '7 天内', month: '30 天内' },
  none: '无',
  refusal: {
    no_option: '没有选项符合条件。',
    cap: '展示次数已够。',
    quiet: '现在是安静时段。',
    resting: '最近在此拒绝过优惠。',
    consent: '未允许个性化。',
    locked: '记录由更新的版本保管。',
    no_engine: '没有引擎。'
  },
  answer: { taken: '顾客已采用。', refused: '顾客已拒绝。' },
  lookHead: ['项目', '当前', '来源'],
  source: { shopper: '顾客', elder: '长辈版', system: '设备', noticed: '察觉', shop: '商店' },
  offered: (look, because) => `已建议、未应用：${look}，依据：${because}。`,
  evaluated: (visits, since) => `自 ${since} 起有排序列表的 ${visits} 次访问。只在本设备上统计，不会离开。`,
  nothingShown: '还没有为这位顾客排过列表。',
  all: '全部',
  sides: ['Vitrine 选的', '服务器选的'],
  counts: ['列表', '展示的商品'],
  rates: ['点击率', '转化率', '精确率', '召回率', 'F1'],
  line: '引擎，传输',
  cached: '无：来自缓存',
  packed: '引擎，压缩后',
  unpacked: '引擎，解压后',
  fetched: '引擎，开始 + 用时',
  ranked: count => `${count} 次排序`,
  engine: '引擎',
  model: '模型',
  storage: '档案存放'
}

/** The words for a language tag. */
export const inspectorWordsFor = (language: string): InspectorWords => (/^zh\b/i.test(language) ? zh : en)
