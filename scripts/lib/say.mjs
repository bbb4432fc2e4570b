// What the scripts tell the person in front of the terminal.
const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)

export const bold = text => paint(1, text)
export const green = text => paint(32, text)
export const red = text => paint(31, text)
export const dim = text => paint(2, text)

/** A sentence for a person; the script ends with it instead of a stack trace. */
export class Complaint extends Error {}

/** Seconds since `startMs`, as a person writes them. */
export function took(startMs) {
  const seconds = (performance.now() - startMs) / 1000
  if (seconds < 90) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

export const say = text => console.log(text)

/** From here on everything that is said goes to stderr: stdout belongs to what the script prints for other programs. */
export function keepStdoutClean() {
  process.stdout.write = process.stderr.write.bind(process.stderr)
}

/** Runs one step and says how long it took. `work` returns 'skipped' when there was nothing to do. */
export async function step(title, work) {
  const start = performance.now()
  say(`${bold('•')} ${title} ...`)
  const result = await work()
  if (result === 'skipped') say(dim(`  ${title}: already there`))
  else say(`  ${green('✓')} ${title}: ${took(start)}`)
  return result
}

/** Runs a whole script: a Complaint becomes one sentence, anything else keeps its stack. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Complaint ? `\n${red('✗')} ${error.message}` : error)
    process.exit(1)
  }
}
