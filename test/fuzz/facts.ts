import type { Ledger, Made } from './ledger.ts'
import type { Scene } from './scene.ts'

/** What promises are held against. `peers` are the runs at the same time. */
export interface Facts {
  readonly scene: Scene
  readonly ledger: Ledger
  readonly ownSha256: string
  readonly peers: readonly string[]
}

/** Whether a version has what a scene's run publishes. */
export function isWanted(made: Made, { scene, ownSha256 }: Pick<Facts, 'scene' | 'ownSha256'>): boolean {
  return (
    made.sha256 === ownSha256 &&
    String([...made.runtimes]) === String([...scene.runtimes]) &&
    (scene.description === undefined || made.description === scene.description)
  )
}
