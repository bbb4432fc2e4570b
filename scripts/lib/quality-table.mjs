// The judge's numbers as one table, and what is wrong with them.

const number = value => value.toFixed(3).replace(/^(-?)0\./, '$1.')
const signed = value => (value < 0 ? '' : '+') + number(value)
const interval = ([low, high]) => `[${signed(low)},${signed(high)}]`

/** What a ratio of floors.json is to. */
const against = { server: 'server', vsknn: 'V-SKNN', item_rule: 'rule', linear: 'hybrid' }

/**
 * One row a list of a set. `shareOfGoal` is how much of a goal is asked; goals count only where the steps were made as
 * floors.json says, ratios always.
 */
export function rowsOf(set, result, floors, absolute, shareOfGoal) {
  return Object.entries(result.lists).map(([list, { you, difference, slices }]) => {
    const rule = floors?.lists[list]
    const ratios = Object.entries(rule?.ratio ?? {}).map(([to, least]) => ({ to, least, is: difference[to].ratio }))
    const { floor, goal } = rule && absolute ? rule.ndcg : {}
    const faults = ratios
      .filter(({ is, least }) => is < least)
      .map(({ to, least }) => `${against[to]} ratio < ${least}`)
    if (floor !== undefined && you.ndcg < floor) faults.push(`below the floor ${floor}`)
    if (goal !== undefined && you.ndcg < shareOfGoal * goal) faults.push(`below ${shareOfGoal * 100} % of the goal`)
    const isWorse = to => (difference[to]?.ci?.[1] ?? 0) < 0
    if (list === 'cg' && difference.server.ci[0] <= 0) faults.push("not clearly above the server's order")
    if (list !== 'new' && isWorse('vsknn')) faults.push('below V-SKNN')
    const first = slices['1 event']
    return { set, list, you, floor, goal, ratios, difference, first: list === 'cg' ? first : undefined, faults }
  })
}

/** The table for the terminal. */
export function table(rows) {
  const heads = [
    'set',
    'list',
    'NDCG@10',
    '95 %',
    'floor',
    'goal',
    '% goal',
    'ratios (is/least)',
    '- V-SKNN',
    '- hybrid',
    ''
  ]
  const lines = rows.map(({ set, list, you, floor, goal, ratios, difference, faults }) => [
    set,
    list,
    number(you.ndcg),
    `[${you.ndcg_ci.map(number).join(',')}]`,
    floor === undefined ? '-' : number(floor),
    goal === undefined ? '-' : number(goal),
    goal === undefined ? '-' : ((100 * you.ndcg) / goal).toFixed(1),
    ratios.map(({ to, is, least }) => `${against[to]} ${is.toFixed(2)}/${least}`).join(' '),
    interval(difference.vsknn.ci),
    interval(difference.linear.ci),
    faults.length === 0 ? 'ok' : faults.join('; ')
  ])
  return aligned([heads, ...lines])
}

/** Lines of cells as text, each column as wide as its widest cell. */
export function aligned(lines) {
  const widths = lines[0].map((_, at) => Math.max(...lines.map(line => line[at].length)))
  const cells = line => line.map((cell, at) => cell.padEnd(widths[at])).join('  ')
  return lines.map(line => `  ${cells(line).trimEnd()}`).join('\n')
}

/** What stands below the table: the first click of a visit, where lists of neighbours say the most. */
export function remarks(rows) {
  return rows
    .filter(row => row.first)
    .map(({ set, first }) => {
      const { steps, you, server, vsknn } = first
      return `  ${set} cg after one event (${steps} steps): ${number(you)}, V-SKNN ${number(vsknn)}, server ${number(server)}`
    })
    .join('\n')
}
