'use client'

/** `vitrine/react`: hooks over the plain interface, for React 18 and newer. Imports React and nothing else; importing it does nothing. */
export { type UseExperimentOptions, useChoice, useExperiment } from './react/decide.ts'
export { type UseLook, useLook } from './react/look.ts'
export { useVitrine, VitrineProvider, type VitrineProviderProps } from './react/provider.ts'
export { type UseRankOptions, useRank } from './react/rank.ts'
