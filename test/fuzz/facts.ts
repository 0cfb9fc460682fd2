import type { Ledger, Made } from './ledger.ts'
import type { Scene } from './scene.ts'

/** The facts that promises are checked against. `peers` are the parallel runs. */
export interface Facts {
  readonly scene: Scene
  readonly ledger: Ledger
  readonly ownSha256: string
  readonly peers: readonly string[]
}

/** Returns whether a version has the content and metadata that the run of a scene publishes. */
export function isWanted(made: Made, { scene, ownSha256 }: Pick<Facts, 'scene' | 'ownSha256'>): boolean {
  return (
    made.sha256 === ownSha256 &&
    String([...made.runtimes]) === String([...scene.runtimes]) &&
    (scene.description === undefined || made.description === scene.description)
  )
}
