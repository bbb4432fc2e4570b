// What an expert writes for boosted trees and a small network: z-scores in columns, nodes in flat arrays, no allocation. The rest of the
// ranking (features, sort, diversity, reasons by the features' values) is the expert's own, `expert.mjs`.

const f = Math.fround

/** `terms`: `[column, mean, deviation]` of each feature that orders the list, in the order of the model's `features`. */
function zScores(columns, count, terms, into) {
  for (let at = 0; at < terms.length; at++) {
    const [column, mean, deviation] = terms[at]
    const values = columns[column]
    const [middle, unit] = [f(mean), f(1 / deviation)]
    for (let i = 0, to = at; i < count; i++, to += terms.length) {
      const value = values[i]
      // Single precision, as the engine's: a split decides by the last digit.
      into[to] = Number.isFinite(value) ? f(f(f(value) - middle) * unit) : 0
    }
  }
}

/** Trees with nodes side by side in typed arrays. */
export class Trees {
  constructor({ trees }) {
    const nodes = trees.reduce((sum, tree) => sum + tree.length, 0)
    this.feature = new Int32Array(nodes)
    this.threshold = new Float32Array(nodes)
    this.left = new Int32Array(nodes).fill(-1)
    this.value = new Float64Array(nodes)
    this.roots = new Int32Array(trees.length)
    let at = 0
    for (const [number, tree] of trees.entries()) {
      const root = at
      this.roots[number] = root
      for (const node of tree) {
        this.value[at] = node.length === 1 ? node[0] : node[3]
        if (node.length > 1) {
          this.feature[at] = node[0]
          this.threshold[at] = node[1]
          this.left[at] = root + node[2]
        }
        at++
      }
    }
  }

  /** Adds what the trees say to the scores; less their roots' values. */
  add(scores, columns, count, terms) {
    const width = terms.length
    if (this.z?.length !== count * width) this.z = new Float32Array(count * width)
    const { z, feature, threshold, left, value, roots } = this
    zScores(columns, count, terms, z)
    for (let i = 0; i < count; i++) {
      const from = i * width
      let sum = 0
      for (let tree = 0; tree < roots.length; tree++) {
        let at = roots[tree]
        sum -= value[at]
        for (let next = left[at]; next >= 0; next = left[at])
          at = next + (z[from + feature[at]] > threshold[at] ? 1 : 0)
        sum += value[at]
      }
      scores[i] += sum
    }
  }
}

/** One hidden layer of rectified units. */
export class Network {
  constructor({ weights, bias, output }) {
    this.units = weights.length
    this.weights = Float64Array.from(weights.flat())
    this.bias = Float64Array.from(bias)
    this.output = Float64Array.from(output)
  }

  /** Adds what the network says to the scores; less what it says of the average. */
  add(scores, columns, count, terms) {
    const width = terms.length
    if (this.z?.length !== count * width) this.z = new Float32Array(count * width)
    const { z, units, weights, bias, output } = this
    zScores(columns, count, terms, z)
    let average = 0
    for (let unit = 0; unit < units; unit++) average += output[unit] * Math.max(bias[unit], 0)
    for (let i = 0; i < count; i++) {
      const from = i * width
      let sum = -average
      for (let unit = 0, at = 0; unit < units; unit++) {
        let input = bias[unit]
        for (let k = 0; k < width; k++) input += weights[at++] * z[from + k]
        if (input > 0) sum += output[unit] * input
      }
      scores[i] += sum
    }
  }
}
