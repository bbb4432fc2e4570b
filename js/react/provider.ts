/** Which Vitrine a tree of components speaks with. */
import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react'
import type { Vitrine } from '../types.ts'

const Context = createContext<Vitrine | undefined>(undefined)

/** What `VitrineProvider` takes. */
export interface VitrineProviderProps {
  /** What `createVitrine` gave, once, outside of components; whoever made it may `destroy` it. */
  readonly vitrine: Vitrine
  /** The components that use it. */
  readonly children?: ReactNode
}

/** Gives its children a Vitrine. */
export function VitrineProvider({ vitrine, children }: VitrineProviderProps): ReactElement {
  return createElement(Context.Provider, { value: vitrine }, children)
}

/** The Vitrine of the provider above. Throws without one: that is a mistake in the code and not in the page. */
export function useVitrine(): Vitrine {
  const vitrine = useContext(Context)
  if (!vitrine) throw new Error('vitrine/react: there is no <VitrineProvider vitrine={...}> above this component')
  return vitrine
}
