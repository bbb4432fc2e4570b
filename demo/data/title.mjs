/** Turns the order system's shouting ("SET/3 RED GINGHAM  T-LIGHT HLDR") into a title a shopper can read. */

/** Abbreviations and slips of the source, written out; applied in this order to the title in capitals. */
const REPAIRS = [
  [/\bS(?:ET)?\/(\d)/g, 'SET OF $1'],
  [/\bSET ?(\d+)(?= [A-Z])/g, 'SET OF $1'],
  [/\bPACK\/ ?(\d)/g, 'PACK OF $1'],
  [/\bBOX\/ ?(\d)/g, 'BOX OF $1'],
  [/\bTUB (?=\d)/g, 'TUB OF '],
  [/\bPACK (?=\d)/g, 'PACK OF '],
  [/\bBAG 1?(\d+)G\b/g, m => `BAG ${m.slice(4).toLowerCase()}`],
  [/\bW\/ ?/g, 'WITH '],
  [/ W (?=[A-Z])/g, ' WITH '],
  [/\bHLDR\b/g, 'HOLDER'],
  [/NECKL(?:AC)?(?![A-Z])\.?/g, ' NECKLACE '],
  [/\bGARLD\b/g, 'GARLAND'],
  [/\bBRACLET\b/g, 'BRACELET'],
  [/\b(?:ASSTD|ASST|ASS)\b\.?/g, 'ASSORTED'],
  [/\bDES\b/g, 'DESIGN'],
  [/\bCOL\b/g, 'COLOUR'],
  [/\bDEC\b/g, 'DECORATION'],
  [/\bB'?FLY\b/g, 'BUTTERFLY'],
  [/\bP'WEIGHT\b/g, 'PAPERWEIGHT'],
  [/\bC\/COVER\b/g, 'CUSHION COVER'],
  [/\bVINT\b/g, 'VINTAGE'],
  [/\bRND\b/g, 'ROUND'],
  [/\bLT\./g, 'LIGHT '],
  [/\bTURQ\b|\bTURQUOIS\b/g, 'TURQUOISE'],
  [/\bRASPBERR\b/g, 'RASPBERRY'],
  [/\bFUSCHIA\b/g, 'FUCHSIA'],
  [/\bCANDL\b/g, 'CANDLE'],
  [/ARTIIFCIAL/g, 'ARTIFICIAL'],
  [/SKIPPPING/g, 'SKIPPING'],
  [/TRADTIONAL/g, 'TRADITIONAL'],
  [/UTILTY/g, 'UTILITY'],
  [/VIPPASSPORT/g, 'VIP PASSPORT'],
  [/BAROQUECANDLESTICK/g, 'BAROQUE CANDLESTICK'],
  [/CHOCOLATECANDLE/g, 'CHOCOLATE CANDLE'],
  [/SMALLFOLKART/g, 'SMALL FOLKART'],
  [/STRAWBRY/g, 'STRAWBERRY'],
  [/SQUARECUSHION/g, 'SQUARE CUSHION'],
  [/BLACKBLUE/g, 'BLACK/BLUE'],
  [/PINKWHITE/g, 'PINK/WHITE'],
  [/CEATURE/g, 'CREATURE'],
  [/\bANT (?=SILVER|COPPER|WHITE|GOLD)/g, 'ANTIQUE '],
  [/\bHANDBAG BLUE AND ORANGE/g, 'HANDBAG BLUE AND ORANGE'],
  [/\bMETALIC\b/g, 'METALLIC'],
  [/\bHYDRANGA\b/g, 'HYDRANGEA'],
  [/\bCANDYSTUFT\b/g, 'CANDYTUFT'],
  [/SANDLEWOOD/g, 'SANDALWOOD'],
  [/\bFLORA$/g, 'FLORAL'],
  [/ No$/i, ' NUMBER SIGN'],
  [/\bDOILEY\b/g, 'DOILY'],
  [/\bTASSLE\b/g, 'TASSEL'],
  [/\bPC\b/g, 'PIECE']
]

const SMALL_WORDS = new Set([
  'OF',
  'AND',
  'WITH',
  'IN',
  'FOR',
  'THE',
  'A',
  'ON',
  'TO',
  'OR',
  'AT',
  'DU',
  'DE',
  'LA',
  'LE',
  'LES',
  'EN'
])
const KEEP_UPPER = new Set(['USB', 'TV', 'LED', 'DIY', 'BBQ', 'VIP', 'ABC', '3D', 'S', 'UK', 'CD'])

/** The title in capitals with abbreviations written out, punctuation calmed and one space between words. */
export function repaired(raw) {
  let title = raw.toUpperCase()
  for (const [slip, word] of REPAIRS) title = title.replace(slip, word)
  return title
    .replace(/\s*\+\s*/g, ' + ')
    .replace(/\s*,\s*/g, ', ')
    .replace(/[.,*\s]+$|^[*\s]+/g, '')
    .replace(/"([A-Z])/g, '" $1')
    .replace(/" ([A-Z]+(?: [A-Z]+)*)"/g, '"$1"')
    .replace(/\s+/g, ' ')
    .trim()
}

function readableWord(word, first) {
  if (KEEP_UPPER.has(word)) return word
  if (!first && SMALL_WORDS.has(word)) return word.toLowerCase()
  if (/^\d+X\d+(X\d+)?CM$|^\d+C?M$|^\d+CMX\d+CM$|^[\d.]+K?G$|^CM$/.test(word)) return word.toLowerCase()
  if (/^\d+'S$/.test(word)) return word.replace("'S", 's')
  // Every letter after a start, hyphen, slash or quote begins a word; an apostrophe does not.
  return word.toLowerCase().replace(/(^|[-/("+&])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())
}

/** `repaired` in readable case: "Set of 3 Red Gingham T-Light Holder". */
export function readable(title) {
  return title
    .split(' ')
    .map((word, index) => readableWord(word, index === 0))
    .join(' ')
}
