// Nearest neighbours by libraries, each as its documentation has it; `bench/lib/ensure.mjs` bundles this file for the page.
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { loadHnswlib } from 'hnswlib-wasm'
import * as glue from 'voy-glue'

/** Ways to find the `k` nearest of `vectors` (unit length, `Float32Array`s) to one: by name a function that gives their positions. */
export async function libraries(vectors, k) {
  const dimensions = vectors[0].length
  return {
    voy: await voy(vectors, k),
    hnswlib: await hnsw(vectors, k, dimensions),
    tfjs: await tensors(vectors, k, dimensions)
  }
}

async function voy(vectors, k) {
  const { instance } = await WebAssembly.instantiateStreaming(fetch('/voy.wasm'), { './voy_search_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const embeddings = vectors.map((of, at) => ({ id: String(at), title: '', url: '', embeddings: [...of] }))
  const index = new glue.Voy({ embeddings })
  return query => index.search(query, k).neighbors.map(({ id }) => Number(id))
}

async function hnsw(vectors, k, dimensions) {
  const lib = await loadHnswlib()
  const index = new lib.HierarchicalNSW('ip', dimensions, '')
  index.initIndex(vectors.length, 16, 200, 100)
  index.setEfSearch(100)
  const labels = index.addItems(
    vectors.map(of => [...of]),
    false
  )
  const places = new Map(labels.map((label, at) => [label, at]))
  return query => index.searchKnn(query, k, undefined).neighbors.map(label => places.get(label))
}

async function tensors(vectors, k, dimensions) {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': '/tensors.wasm',
    'tfjs-backend-wasm-simd.wasm': '/tensors.wasm',
    'tfjs-backend-wasm-threaded-simd.wasm': '/tensors.wasm'
  })
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  await tf.setBackend('wasm')
  const all = tf.tensor2d(Float32Array.from(vectors.flatMap(of => [...of])), [vectors.length, dimensions])
  return query =>
    tf.tidy(() => {
      const likeness = tf.matMul(all, tf.tensor2d(query, [dimensions, 1]))
      const { indices } = tf.topk(tf.reshape(likeness, [vectors.length]), k)
      return [...indices.dataSync()]
    })
}
