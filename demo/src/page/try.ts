/** Behind the counter: shoppers to try, two orders side by side, and what left the device. */
import { candidates, type ShopItem } from '../api.ts'
import { byId } from '../dom.ts'
import { engineWithin } from '../shop.ts'
import { soon } from '../soon.ts'
import { showComparison } from '../ui/compare.ts'
import { startLedger } from '../ui/ledger.ts'
import { startPeople } from '../ui/people.ts'
import { showPlays } from '../ui/plays.ts'
import { startShell } from '../ui/shell.ts'

let shelf: ShopItem[] = []

async function show(): Promise<void> {
  try {
    const [items] = await Promise.all([candidates({ slot: 'home' }), engineWithin(1_500)])
    shelf = items
    showComparison(shelf)
  } catch {
    byId('compare-line').textContent = 'The shelves cannot be reached just now.'
  }
}

startShell()
void show()
startPeople(() => showComparison(shelf))
soon(startLedger)
soon(showPlays)
