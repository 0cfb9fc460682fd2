import { createHash } from 'node:crypto'
import type { LayerVersion, Statement } from '../../src/layer/layer.ts'
import { placeholderDescription } from '../../src/plan/placeholder.ts'
import type { PublishRequest } from '../../src/regions/calls/service.ts'
import { decoded } from '../support/base64.ts'
import { layerArn } from './responses.ts'

/** A version in the model. `by` is the run that created it. Reads do not show it before the time `visible`. */
export interface Made {
  readonly version: LayerVersion
  readonly by: string
  readonly hasPlaceholderDescription: boolean
  readonly visible: number
  statements: Statement[]
  deleted: boolean
  /** The run that deleted it, and the releases that existed then, newest first. */
  deletion?: { readonly by: string; readonly releases: readonly number[] }
}

/** The true state of one layer in one Region. Responses can show a different state. */
export interface Truth {
  readonly region: string
  /** Whether the Region rejects a version that declares architectures. */
  readonly rejectsArchitectures: boolean
  readonly versions: Made[]
}

/** Creates a version. As on AWS, deleted version numbers are not used again. */
export function add(
  truth: Truth,
  release: PublishRequest,
  { by, visible }: Pick<Made, 'by' | 'visible'>,
): Made {
  const { content, description, licenseInfo, runtimes, architectures } = release
  const number = truth.versions.length + 1
  const bytes = 'zip' in content ? decoded(content.zip) : Buffer.alloc(0)
  const made: Made = {
    version: {
      arn: `${layerArn(truth.region)}:${number}`,
      version: number,
      codeSha256: sha256Of(bytes),
      description,
      licenseInfo,
      runtimes,
      architectures,
    },
    by,
    hasPlaceholderDescription: description === placeholderDescription,
    visible,
    statements: [],
    deleted: false,
  }
  truth.versions.push(made)
  return made
}

/** Deletes a version for a run. */
export function take(made: Made, { versions }: Truth, by: string): void {
  const releases = versions
    .filter((one) => !one.deleted && !one.hasPlaceholderDescription)
    .map(({ version }) => version.version)
  made.deletion = { by, releases: releases.reverse() }
  made.deleted = true
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64')
}
