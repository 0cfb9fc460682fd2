import type { Grant, LayerVersion, Metadata, Statement } from '../layer.ts'

/** What a publish sends: the same in every Region. */
export interface Release extends Metadata {
  readonly layerName: string
  readonly zip: Uint8Array
}

/**
 * What observe and apply ask of Lambda in one Region, in plain values. Every method rejects with a ServiceFailure where
 * AWS refuses, does not answer, or answers something that cannot be read: never with an empty value in its place.
 */
export interface LayerService {
  /** The number of the newest version; undefined where there is none yet. */
  newestVersion(layerName: string): Promise<number | undefined>
  /** One version; undefined where it does not exist, or not yet. */
  version(layerName: string, version: number): Promise<LayerVersion | undefined>
  /** The statements of a version's policy; none where it has no policy. */
  statements(layerName: string, version: number): Promise<Statement[]>
  /** Publishes, once: a reply that is lost is never asked for again. */
  publish(release: Release): Promise<LayerVersion>
  /** Adds a statement; one that stands already under this id is left as it is. */
  grant(layerName: string, version: number, grant: Grant): Promise<void>
}

/** A sentence on why a call failed; `refused` tells that AWS did not do it, and without that it may have done it. */
export class ServiceFailure extends Error {
  readonly refused: boolean

  constructor(message: string, { refused, cause }: { refused: boolean; cause?: unknown }) {
    super(message, { cause })
    this.name = 'ServiceFailure'
    this.refused = refused
  }
}
