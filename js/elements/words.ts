/** What the panel says, in both languages. The keys of choices are those of `LookPreferences`. */

/** Words of one language. */
export interface Words {
  open: string
  close: string
  elder: string
  elderHint: string
  themes: string
  theme: Readonly<Record<string, string>>
  size: string
  smaller: string
  larger: string
  readAloud: string
  more: string
  shop: string
  choices: Readonly<Record<string, readonly [legend: string, words: Readonly<Record<string, string>>]>>
  spacing: string
  spacings: readonly [wide: string, widest: string]
  columns: string
  modules: string
  order: Readonly<Record<'own' | 'used' | 'shop', string>>
  up: (label: string) => string
  down: (label: string) => string
  moved: (label: string, place: number) => string
  arrange: string
  arranged: string
  modulesReset: string
  spare: string
  reset: string
  wasReset: string
  offer: Readonly<Record<'elder' | 'size', string>>
  because: Readonly<Record<'zoomed' | 'missed' | 'enlarged', string>>
  take: string
  refuse: string
}

const en: Words = {
  open: 'Look',
  close: 'Close',
  elder: 'Easy view (长辈版)',
  elderHint: 'Large type, large buttons, one column, nothing that advertises.',
  themes: 'Colours',
  theme: { system: 'Like my device', light: 'Light', dark: 'Dark', contrast: 'High contrast', sepia: 'Warm paper' },
  size: 'Text size',
  smaller: 'Smaller text',
  larger: 'Larger text',
  readAloud: 'Read aloud what I tap',
  more: 'More',
  shop: 'As the shop has it',
  choices: {
    font: [
      'Typeface',
      { system: 'My device’s', readable: 'Easy to tell apart', serif: 'With serifs', shop: 'The shop’s other one' }
    ],
    lists: ['Articles', { grid: 'In columns', list: 'One below the other' }],
    images: ['Pictures', { small: 'Small', normal: 'Medium', large: 'Large' }],
    density: ['Room between things', { compact: 'Little', normal: 'Some', roomy: 'Much' }],
    motion: ['Movement', { full: 'May move', reduced: 'Stands still' }],
    transparency: ['Shining through', { full: 'May shine through', reduced: 'Nothing shines through' }]
  },
  spacing: 'Spacing of text',
  spacings: ['Wide', 'Very wide'],
  columns: 'Columns',
  modules: 'Order of this page',
  order: { own: 'In your order.', used: 'Ordered by what you use, on this device.', shop: 'In the shop’s order.' },
  up: label => `Move up: ${label}`,
  down: label => `Move down: ${label}`,
  moved: (label, place) => `${label}: place ${place}.`,
  arrange: 'Drag on the page',
  arranged: 'Done dragging',
  modulesReset: 'The shop’s order',
  spare: 'Small pictures and less movement, because this connection is slow or saves data. Choose otherwise below.',
  reset: 'Everything as the shop has it',
  wasReset: 'Everything is as the shop has it.',
  offer: { elder: 'Would the easy view (长辈版) be more comfortable?', size: 'Would larger text be more comfortable?' },
  because: {
    zoomed: 'You zoomed in several times.',
    missed: 'Some taps went beside a button.',
    enlarged: 'Your browser’s text is enlarged.'
  },
  take: 'Try it',
  refuse: 'No, thanks'
}

const zh: Words = {
  open: '外观',
  close: '关闭',
  elder: '长辈版',
  elderHint: '大字体、大按钮、单列排版，没有广告。也叫亲情版、关爱版、关怀版。',
  themes: '颜色',
  theme: { system: '跟随设备', light: '浅色', dark: '深色', contrast: '高对比度', sepia: '护眼暖色' },
  size: '字号',
  smaller: '缩小文字',
  larger: '放大文字',
  readAloud: '朗读我点的内容',
  more: '更多',
  shop: '商店默认',
  choices: {
    font: ['字体', { system: '设备字体', readable: '易辨识字体', serif: '宋体', shop: '商店的另一种字体' }],
    lists: ['商品排列', { grid: '多列', list: '单列' }],
    images: ['图片', { small: '小', normal: '中', large: '大' }],
    density: ['间距', { compact: '紧凑', normal: '适中', roomy: '宽松' }],
    motion: ['动画', { full: '允许动画', reduced: '减少动画' }],
    transparency: ['透明效果', { full: '允许透明', reduced: '减少透明' }]
  },
  spacing: '文字间距',
  spacings: ['宽', '很宽'],
  columns: '列数',
  modules: '本页顺序',
  order: { own: '您自己的顺序。', used: '按您的使用习惯排列，仅在本设备上。', shop: '商店的顺序。' },
  up: label => `上移：${label}`,
  down: label => `下移：${label}`,
  moved: (label, place) => `${label}：第 ${place} 位。`,
  arrange: '在页面上拖动',
  arranged: '完成拖动',
  modulesReset: '恢复商店顺序',
  spare: '网络较慢或已开启省流量，因此图片较小、动画较少。可在下方更改。',
  reset: '全部恢复商店默认',
  wasReset: '已全部恢复商店默认。',
  offer: { elder: '换成长辈版会不会更舒服？', size: '换成大字会不会更舒服？' },
  because: { zoomed: '您多次放大了页面。', missed: '有几次没有点中按钮。', enlarged: '您的浏览器文字已放大。' },
  take: '试一试',
  refuse: '不用了'
}

/** The words for a language tag. */
export const wordsFor = (language: string): Words => (/^zh\b/i.test(language) ? zh : en)
