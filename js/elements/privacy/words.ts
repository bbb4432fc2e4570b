/** What the privacy panel says, in both languages. */
import type { StorageState, TagLevel } from '../../types.ts'

/** What something is called, and what it means. */
export type TitleAndNote = readonly [title: string, note: string]

/** Words of one language. */
export interface PrivacyWords {
  /** For dates and amounts; undefined: the browser's own. */
  language: string | undefined
  colon: string
  open: string
  close: string
  loading: string
  unavailable: (code: string) => string
  refused: string
  isPaused: string
  where: Readonly<Record<StorageState, string>>
  allow: string
  personalize: TitleAndNote
  sync: TitleAndNote
  pause: TitleAndNote
  neutral: TitleAndNote
  known: string
  levels: Readonly<Record<TagLevel | 'segments' | 'blocked', TitleAndNote>>
  /** What our own declarations are called. */
  labels: Readonly<Record<string, string>>
  things: (count: number) => string
  strength: (percent: number) => string
  since: (day: string, until: string) => string
  retention: (days: number) => string
  told: string
  eyes: string
  acts: Readonly<Record<'forget' | 'block' | 'unblock', string>>
  done: Readonly<Record<'forget' | 'block' | 'unblock', (name: string) => string>>
  leaves: string
  sent: (count: number) => string
  budget: (spent: number, left: number) => string
  isOff: string
  asksNothing: string
  show: string
  sendNow: string
  notDue: string
  costs: (metric: string, epsilon: number) => string
  bytes: (count: number) => string
  wasSent: (count: number) => string
  carry: string
  download: string
  downloaded: string
  read: string
  other: string
  makeHint: string
  passphrase: string
  make: string
  made: string
  notMade: string
  code: string
  copy: string
  copied: string
  saveCode: string
  takeHint: string
  codeIn: string
  codeFile: string
  passphraseIn: string
  take: string
  joined: string
  trouble: Readonly<Record<string, string>>
  failed: (code: string) => string
  erase: string
  sure: string
  keep: string
  really: string
  erased: string
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`

const HERE = 'What is learned lives in this page and goes with it'

const en: PrivacyWords = {
  language: undefined,
  colon: ': ',
  open: 'My data',
  close: 'Close',
  loading: 'One moment: what is known is on its way.',
  unavailable: code =>
    `Personalisation cannot run in this browser now (${code}). Nothing is learned, and the shop works without it.`,
  refused: 'The shop works without knowing anything about you.',
  isPaused: 'Learning is paused.',
  where: {
    none: `${HERE}.`,
    memory: `${HERE}.`,
    persistent: 'What is learned is kept in this browser and nowhere else.',
    blocked: `${HERE}: this browser lets the shop store nothing.`,
    full: `${HERE}: there is no room left on this device.`,
    newer: `${HERE}: a newer version of the shop is open in another tab.`,
    wiped: `${HERE}: what was stored has been deleted from outside.`
  },
  allow: 'What you allow',
  personalize: [
    'Personalise on this device',
    'A profile in your browser orders lists for you. It stays on the device unless you carry it elsewhere.'
  ],
  neutral: ['The shop’s order, not mine', 'Lists stand as they do for everyone, whatever is known about you.'],
  pause: ['Pause learning', 'What is known stays and keeps working. Nothing is added.'],
  sync: [
    'Share noised statistics',
    'At most once a week the shop gets one answer to each of a few questions, drawn so that nobody can be sure it is yours.'
  ],
  known: 'What is known',
  levels: {
    preference: ['What you like', 'Concluded from what you looked at, chose and bought. It fades when you stop.'],
    behaviour: ['What you did here', 'Counted on this device, with the way you came and how far you went.'],
    value: ['What you are to the shop', 'Worked out from your orders. No price may depend on it.'],
    basic: ['You and this device', 'Facts your browser tells every page, and what you said yourself.'],
    segments: ['Groups you are in', 'Each follows from things above: delete the thing and you leave the group.'],
    blocked: ['Never kept', 'What you asked this shop not to conclude again.']
  },
  labels: { neutral: 'the shop’s order' },
  things: count => (count === 0 ? 'nothing' : counted(count, 'thing')),
  strength: percent => `strength ${percent} %`,
  since: (day, until) => `changed ${day}${until && `, kept until ${until}`}`,
  retention: days => `Each is deleted ${days} days after it last changed.`,
  told: 'told, not concluded',
  eyes: 'for your eyes only',
  acts: { forget: 'Delete', block: 'Never keep', unblock: 'Allow again' },
  done: {
    forget: name => `Deleted: ${name}.`,
    block: name => `Deleted, and never kept again: ${name}.`,
    unblock: name => `May be concluded again: ${name}.`
  },
  leaves: 'What leaves this device',
  sent: count => (count === 0 ? 'Nothing so far.' : `${counted(count, 'noised report')} so far.`),
  budget: (spent, left) => `Privacy budget of this week: ${spent} spent, ${left} left.`,
  isOff: 'Sharing is off.',
  asksNothing: 'Nothing can leave now: there is no profile to answer from, or the shop asks nothing.',
  show: 'Show what would be sent',
  sendNow: 'Send it now',
  notDue: 'Nothing is due.',
  costs: (metric, epsilon) => `Question ${metric}, costs ${epsilon} of the budget.`,
  bytes: count => `All ${counted(count, 'byte')} of it`,
  wasSent: count => `${counted(count, 'report')} sent.`,
  carry: 'Take it with you',
  download: 'Download',
  downloaded: 'The file is being saved.',
  read: 'Read a file in',
  other: 'Carry to another device',
  makeHint: 'Makes a code that only opens with your passphrase. Four random words are a good one.',
  passphrase: 'Passphrase',
  make: 'Make a code',
  made: 'The code is made. It stands under the button.',
  notMade: 'No code could be made. It takes a passphrase, and a page over https.',
  code: 'Your code',
  copy: 'Copy the code',
  copied: 'The code is copied.',
  saveCode: 'Save it as a file',
  takeHint: 'On the other device: the code or its file, and the same passphrase.',
  codeIn: 'Code from the other device',
  codeFile: 'Or its file',
  passphraseIn: 'Its passphrase',
  take: 'Take it in',
  joined: 'It is joined to what is known here.',
  trouble: {
    import_invalid: 'This file is no profile of this shop.',
    snapshot_corrupt: 'This file is damaged.',
    snapshot_from_future: 'A newer version of the shop made this file.',
    transfer_damaged: 'This code is not complete. Copy all of it.',
    transfer_passphrase: 'This passphrase does not open the code.',
    transfer_newer: 'A newer version of the shop made this code.'
  },
  failed: code => `That did not work (${code}).`,
  erase: 'Erase everything',
  sure: 'All that is known here will be deleted, and cannot be brought back.',
  keep: 'Keep it',
  really: 'Erase it',
  erased: 'Everything that was known is erased.'
}

const HERE_ZH = '了解到的内容只在本页中，随页面消失'

const zh: PrivacyWords = {
  language: 'zh-CN',
  colon: '：',
  open: '我的数据',
  close: '关闭',
  loading: '请稍候，正在读取已知内容。',
  unavailable: code => `此浏览器现在无法个性化（${code}）。不会学习任何内容，商店照常可用。`,
  refused: '不了解您，商店照样可用。',
  isPaused: '已暂停学习。',
  where: {
    none: `${HERE_ZH}。`,
    memory: `${HERE_ZH}。`,
    persistent: '了解到的内容只保存在此浏览器中。',
    blocked: `${HERE_ZH}：此浏览器不允许商店保存。`,
    full: `${HERE_ZH}：设备空间不足。`,
    newer: `${HERE_ZH}：另一个标签页中打开了更新版本的商店。`,
    wiped: `${HERE_ZH}：保存的内容已被外部删除。`
  },
  allow: '您允许的',
  personalize: ['在本设备上个性化', '浏览器中的档案为您排列商品。除非您自己带走，绝不离开本设备。'],
  neutral: ['采用商店顺序，不按我的喜好', '无论了解到什么，列表的顺序都与所有人相同。'],
  pause: ['暂停学习', '已知内容保留并继续生效，不再增加。'],
  sync: ['分享加噪统计', '每周最多一次，对几个问题各给商店一个随机加噪的回答，谁也无法确定您的真实情况。'],
  known: '已知内容',
  levels: {
    preference: ['您喜欢的', '从您浏览、选择和购买的商品得出，停止后会逐渐淡去。'],
    behaviour: ['您在这里做过的', '在本设备上计数，包括您从哪里来、走到哪一步。'],
    value: ['您与商店', '从您的订单得出。任何价格都不得取决于它。'],
    basic: ['您和这台设备', '浏览器告诉每个网页的信息，以及您自己说的。'],
    segments: ['您所属的群组', '由以上内容得出：删除该内容，您就离开群组。'],
    blocked: ['从不保留', '您要求本店不再得出的内容。']
  },
  labels: { neutral: '商店顺序' },
  things: count => (count === 0 ? '无' : `${count} 项`),
  strength: percent => `强度 ${percent}%`,
  since: (day, until) => `${day} 更新${until && `，保留至 ${until}`}`,
  retention: days => `每项在最后更新 ${days} 天后删除。`,
  told: '主动告知，非推断',
  eyes: '仅供您本人查看',
  acts: { forget: '删除', block: '永不保留', unblock: '重新允许' },
  done: {
    forget: name => `已删除：${name}。`,
    block: name => `已删除，不再保留：${name}。`,
    unblock: name => `可以再次得出：${name}。`
  },
  leaves: '离开本设备的内容',
  sent: count => (count === 0 ? '目前没有。' : `至今 ${count} 个加噪报告。`),
  budget: (spent, left) => `本周隐私预算：已用 ${spent}，剩余 ${left}。`,
  isOff: '分享已关闭。',
  asksNothing: '现在不会发送：没有可用来回答的档案，或商店没有提问。',
  show: '查看将要发送的内容',
  sendNow: '立即发送',
  notDue: '目前没有要发送的。',
  costs: (metric, epsilon) => `问题 ${metric}，占用预算 ${epsilon}。`,
  bytes: count => `全部 ${count} 字节`,
  wasSent: count => `已发送 ${count} 个报告。`,
  carry: '带走您的数据',
  download: '下载',
  downloaded: '正在保存文件。',
  read: '读入文件',
  other: '带到另一台设备',
  makeHint: '生成只能用您的口令打开的代码。四个随机词语就是好口令。',
  passphrase: '口令',
  make: '生成代码',
  made: '代码已生成，在按钮下方。',
  notMade: '无法生成代码：需要口令和 https 网页。',
  code: '您的代码',
  copy: '复制代码',
  copied: '代码已复制。',
  saveCode: '存为文件',
  takeHint: '在另一台设备上：输入代码或选择其文件，以及相同的口令。',
  codeIn: '另一台设备的代码',
  codeFile: '或其文件',
  passphraseIn: '它的口令',
  take: '读入',
  joined: '已并入此处的已知内容。',
  trouble: {
    import_invalid: '此文件不是本店的档案。',
    snapshot_corrupt: '此文件已损坏。',
    snapshot_from_future: '此文件由更新版本的商店生成。',
    transfer_damaged: '代码不完整，请复制全部。',
    transfer_passphrase: '口令无法打开此代码。',
    transfer_newer: '此代码由更新版本的商店生成。'
  },
  failed: code => `未能完成（${code}）。`,
  erase: '全部清除',
  sure: '此处已知的全部内容将被删除，无法恢复。',
  keep: '保留',
  really: '清除',
  erased: '已知内容已全部清除。'
}

/** The words for a language tag. */
export const privacyWordsFor = (language: string): PrivacyWords =>
  /^zh\b/i.test(language) ? zh : { ...en, language: language || undefined }
