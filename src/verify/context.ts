import type { LayerVersion, Principal, Region } from '../layer/layer.ts'
import { asRequested } from '../plan/rejected.ts'
import type { Unchecked } from './drift.ts'
import type { ExpectedVersion } from './expected-layer.ts'
import type { Look, RegionLooks } from './observe.ts'
import type { Compared } from './reference.ts'

/** What every Region is expected to have. What is undefined is not compared, or compared between the Regions. */
export interface Expectation {
  readonly layerName: string
  /** The account that owns the layer. */
  readonly account: string
  /** The content that the user gave. */
  readonly content: Pick<Compared, 'codeSha256' | 'codeSize'>
  readonly versions: ReadonlyMap<Region, ExpectedVersion>
  readonly principals: readonly Principal[] | undefined
  /** The account that must be able to read the versions. */
  readonly consumer: string | undefined
}

/** A Region, what was read there, and the versions in all Regions. */
export interface Context {
  readonly region: Region
  readonly looks: RegionLooks
  readonly expectation: Expectation
  readonly found: ReadonlyMap<Region, LayerVersion>
}

/** Returns the version as its owner sees it, or else as the consumer sees it, with the metadata that was requested for it. */
export function versionIn({
  version,
  shared,
}: Pick<RegionLooks, 'version' | 'shared'>): LayerVersion | undefined {
  const found = seenIn(version) ?? seenIn(shared)
  return found && asRequested(found)
}

/** Returns what was read, if it exists. */
export function seenIn<T>(look: Look<T | undefined> | undefined): T | undefined {
  return look && 'seen' in look ? look.seen : undefined
}

/** Returns why something could not be read. Undefined if it was read, or if it was not to be read. */
export function unreadIn(look: Look<unknown> | undefined): Unchecked | undefined {
  return look && 'unread' in look ? { reason: look.unread, isTolerated: look.isTolerated } : undefined
}
