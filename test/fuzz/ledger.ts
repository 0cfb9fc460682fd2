import { hasPlaceholderDescription } from '../../src/plan/placeholder.ts'
import type { AwsResponse } from '../rig/moto.mjs'
import type { Request } from '../rig/request.mjs'

/**
 * Records what AWS did, and for which run. The source is the responses of the rig, before a fault changes them.
 */

/** A statement, and the run that wrote it. */
export interface Granted {
  readonly id: string
  readonly principal: string
  readonly by: string
  readonly at: number
}

/** A version that was created. `by` is the run or the other publisher that created it. */
export interface Made {
  readonly region: string
  readonly version: number
  readonly arn: string
  readonly sha256: string
  readonly description: string
  readonly licenseInfo: string
  readonly runtimes: readonly string[]
  readonly by: string
  readonly at: number
  statements: Granted[]
  deleted?: Deletion
}

/** The deletion of a version: who deleted it, its statements, and the releases of the layer that existed then, newest first. */
export interface Deletion {
  readonly by: string
  readonly at: number
  readonly statements: readonly Granted[]
  readonly releases: readonly number[]
}

/** A statement that was removed. */
export interface Revoked extends Granted {
  readonly version: Made
  readonly revokedBy: string
}

/** A statement that was written, with its version. */
export interface Permission extends Granted {
  readonly version: Made
}

export interface Ledger {
  readonly made: readonly Made[]
  readonly permissions: readonly Permission[]
  readonly revoked: readonly Revoked[]
  /** Parameters by Region and name. */
  readonly parameters: ReadonlyMap<string, string>
  /** Returns the number of writes of a run. */
  readonly writesOf: (by: string) => number
  /** Returns the Regions in whose buckets a run left an object. */
  readonly stagedBy: (by: string) => string[]
  /** Returns the time at which a run last read the policy of a version, or 0. */
  readonly lastRead: (by: string, made: Made) => number
  readonly note: (by: string, request: Request, response: AwsResponse) => void
}

/** Returns the existing versions in a Region, newest first. */
export function existingIn({ made }: Pick<Ledger, 'made'>, region: string): Made[] {
  return made
    .filter((one) => one.region === region && !one.deleted)
    .sort((one, other) => other.version - one.version)
}

export function newLedger(): Ledger {
  let clock = 0
  const made: Made[] = []
  const permissions: Permission[] = []
  const revoked: Revoked[] = []
  const parameters = new Map<string, string>()
  const staged: { readonly by: string; readonly region: string; readonly key: string }[] = []
  const writes = new Map<string, number>()
  const reads = new Map<string, number>()
  const ledger = { made }

  const versionOf = ({ region, input }: Request): Made | undefined =>
    existingIn(ledger, region).find(({ version }) => version === Number(input['VersionNumber']))

  const notes: Readonly<
    Record<string, (by: string, request: Request, body: Record<string, unknown>) => void>
  > = {
    PublishLayerVersion: (by, { region }, body) => made.push(madeOf(by, region, body, clock)),
    DeleteLayerVersion: (by, request) => {
      const found = versionOf(request)
      if (!found) return
      const releases = existingIn(ledger, request.region).filter((one) => !hasPlaceholderDescription(one))
      found.deleted = {
        by,
        at: clock,
        statements: [...found.statements],
        releases: releases.map(({ version }) => version),
      }
    },
    AddLayerVersionPermission: (by, request) => {
      const found = versionOf(request)
      if (!found) return
      const { StatementId: id, Principal, OrganizationId } = request.input
      const granted: Granted = { id, principal: OrganizationId ?? Principal, by, at: clock }
      found.statements.push(granted)
      permissions.push({ ...granted, version: found })
    },
    RemoveLayerVersionPermission: (by, request) => {
      const found = versionOf(request)
      const gone = found?.statements.find(({ id }) => id === request.input['StatementId'])
      if (!found || !gone) return
      found.statements = found.statements.filter((one) => one !== gone)
      revoked.push({ ...gone, version: found, revokedBy: by })
    },
    PutObject: (by, { region, input }) => staged.push({ by, region, key: input['Key'] }),
    DeleteObject: (_by, { region, input }) => {
      const index = staged.findIndex((one) => one.region === region && one.key === input['Key'])
      if (index >= 0) staged.splice(index, 1)
    },
    PutParameter: (_by, { region, input }) => {
      parameters.set(`${region} ${input['Name']}`, input['Value'])
    },
  }

  return {
    made,
    permissions,
    revoked,
    parameters,
    writesOf: (by) => writes.get(by) ?? 0,
    stagedBy: (by) => staged.filter((one) => one.by === by).map(({ region }) => region),
    lastRead: (by, { region, version }) => reads.get(`${by} ${region} ${version}`) ?? 0,
    note: (by, request, { status, body }) => {
      clock += 1
      if (request.operation === 'GetLayerVersionPolicy')
        reads.set(`${by} ${request.region} ${request.input['VersionNumber']}`, clock)
      const note = notes[request.operation]
      if (!note || status >= 300) return
      writes.set(by, (writes.get(by) ?? 0) + 1)
      note(by, request, request.service === 's3' ? {} : JSON.parse(body.toString() || '{}'))
    },
  }
}

function madeOf(by: string, region: string, body: Record<string, unknown>, at: number): Made {
  const { CodeSha256: sha256 } = body['Content'] as { CodeSha256: string }
  return {
    region,
    version: Number(body['Version']),
    arn: String(body['LayerVersionArn']),
    sha256,
    description: (body['Description'] ?? '') as string,
    licenseInfo: (body['LicenseInfo'] ?? '') as string,
    runtimes: (body['CompatibleRuntimes'] ?? []) as string[],
    by,
    at,
    statements: [],
  }
}
