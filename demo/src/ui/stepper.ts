/** Minus, number, plus. */

/** Starts a stepper from 1 to 99; returns what it stands at. */
export function startStepper(fewer: HTMLElement, another: HTMLElement, output: HTMLElement): () => number {
  let quantity = 1
  const step = (by: number) => () => {
    quantity = Math.min(99, Math.max(1, quantity + by))
    output.textContent = String(quantity)
  }
  fewer.addEventListener('click', step(-1))
  another.addEventListener('click', step(1))
  return () => quantity
}
