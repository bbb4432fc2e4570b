// Before the first paint: which of the two consent notices this page shows, so that nothing moves later. A refusal stores
// nothing, so the notice asks in full on the first page of a visit and is one quiet line on the others.
;(() => {
  let choice = null
  try {
    choice = localStorage.getItem('shop:consent')
  } catch {}
  const isFirstPage = !document.referrer.startsWith(`${location.origin}/`)
  document.documentElement.dataset.shopConsent = choice ? 'decided' : isFirstPage ? 'ask' : 'off'
})()
