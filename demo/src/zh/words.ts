/** The shop's own words in Chinese, by the English ones. Titles of articles are data and stay as they are. */

/** Whole texts. */
export const WORDS: Readonly<Record<string, string>> = {
  'Skip to the content': '跳到正文',
  'Finch & Parcel, home': 'Finch & Parcel 首页',
  'Search the shop': '搜索本店',
  'Search gifts': '搜索礼品',
  Search: '搜索',
  'meadow=Meadow': 'meadow=草地',
  'Easy view': '大字版',
  'Normal view': '标准版',
  Cart: '购物车',
  Home: '首页',
  Departments: '分类',
  Browse: '分类',
  'My data': '我的数据',
  Personalisation: '个性化',
  'May this shop learn your taste?': '可以让本店了解您的喜好吗？',
  'On this device only, and only what you allow.': '只在本设备上，只限您允许的内容。',
  'Personalise on this device': '在本设备上个性化',
  'Share noised statistics': '分享加噪统计',
  'Save my choice': '保存选择',
  'No, thanks': '不用了',
  'Personalisation is off.': '个性化已关闭。',
  'Turn on': '开启',
  'Small gifts, well chosen': '小礼物，用心选',
  'Finch & Parcel: small gifts, well chosen': 'Finch & Parcel：小礼物，用心选',
  'Candle holders, tea things, paper and ribbon: nearly four thousand reasons to make somebody smile.':
    '烛台、茶具、纸张和丝带：近四千个让人微笑的理由。',
  'Candles & light': '烛光与灯饰',
  'Kitchen & table': '厨房与餐桌',
  'Home & decor': '家居装饰',
  'Clocks & frames': '钟表与相框',
  'Bags & purses': '包袋与钱包',
  'Paper & wrap': '纸品与包装',
  'Party & craft': '派对与手工',
  'Toys & kids': '玩具与儿童',
  'Bath & wash': '沐浴与洗护',
  Christmas: '圣诞',
  Garden: '花园',
  Jewellery: '首饰',
  'All departments': '全部分类',
  'For you': '为您推荐',
  'Recently loved by others': '大家最近喜欢',
  'The same for everyone.': '对所有人都一样。',
  'Show more': '显示更多',
  'Your cart': '您的购物车',
  'In your cart': '购物车中的商品',
  Total: '合计',
  'Goes well with it': '适合搭配',
  'Loved by others': '大家喜欢',
  'Your cart is empty.': '您的购物车是空的。',
  'Add to cart': '加入购物车',
  'Not for me': '不感兴趣',
  'Noted. Things like this move down for you.': '已记下。类似商品会为您排在后面。',
  Quantity: '数量',
  'One fewer': '减一件',
  'One more': '加一件',
  Remove: '移除',
  'Check out': '结算',
  'This is a demo: nothing is bought.': '这是演示：不会真正购买。',
  'A demo shop: prices are those of 2011, and nothing is sold.': '演示商店：价格为 2011 年的价格，不出售任何商品。',
  Department: '分类',
  Kind: '种类',
  Kinds: '种类',
  Article: '货号',
  Breadcrumbs: '当前位置',
  'Often bought with': '经常一起购买',
  'Results for': '搜索结果：',
  "The shop's order, the same for everyone.": '本店顺序，对所有人都一样。',
  'Ordered for you, on this device.': '已在本设备上为您排序。',
  "See the shop's order": '查看本店顺序',
  'Back to yours': '回到您的顺序',
  'Order it for me': '为我排序',
  'Try again': '再试一次',
  'The shelves cannot be reached just now.': '现在无法读取货架。',
  'Type what you are looking for into the box above.': '请在上方输入要找的商品。',
  'What the shelves show you': '货架为您展示',
  familiar: '熟悉的',
  surprising: '新鲜的',
  'From what you know, on the left, to what is new to you, on the right.': '左边是您熟悉的，右边是对您新鲜的。',
  'Your data, in your hands': '您的数据，由您掌握',
  'The shop works without knowing anything about you.': '不了解您，本店照样可用。',
  'Nothing is sold or sent here.': '这里不出售也不发送任何东西。'
}

/** Texts with a changing part. */
export const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^([\d,]+) articles?$/, '$1 件商品'],
  [/^All (\d+) kinds$/, '全部 $1 类'],
  [/^(.*) each$/, '单价 $1'],
  [/^Results for "(.*)"$/, '“$1”的搜索结果'],
  [/^Nothing here is called "(.*)"\. Try a shorter word\.$/, '没有名为“$1”的商品。请换个短一些的词。'],
  [/^Not for me: (.*)$/, '不感兴趣：$1'],
  [/^Remove (.*)$/, '移除 $1'],
  [/^One fewer (.*)$/, '减一件 $1'],
  [/^One more (.*)$/, '加一件 $1'],
  [/^Quantity of (.*)$/, '$1 的数量'],
  [/^(.*) is in your cart\.$/, '$1 已加入购物车。']
]

/** A text in Chinese; the text itself where there is none. */
export function inChinese(text: string): string {
  const plain = text.trim().replace(/\s+/g, ' ')
  const known = WORDS[plain] ?? PATTERNS.find(([pattern]) => pattern.test(plain))
  if (known === undefined) return text
  const said = typeof known === 'string' ? known : plain.replace(known[0], known[1])
  const [before = ''] = /^\s*/.exec(text) ?? []
  const [after = ''] = /\s*$/.exec(text) ?? []
  return before + said + after
}
