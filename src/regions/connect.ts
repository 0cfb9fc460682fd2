import { defaultSessionName } from '../aws-names/credential-variables.ts'
import { fillEncryption } from '../aws-names/encryption.ts'
import type { Endpoints } from '../aws-names/endpoints.ts'
import { noIdTokenError } from '../aws-names/missing-credentials.ts'
import {
  firstRegionsOf,
  havePatterns,
  partitionOfRegions,
  resolveKnown,
  resolveRegions,
} from '../aws-names/region-selection.ts'
import type { WantedRegions } from '../aws-names/region-selection.ts'
import type { Deadlines } from '../base/deadlines.ts'
import { Problem } from '../base/problem.ts'
import type { Environment, Region } from '../layer/layer.ts'
import type { ResolvedRegions } from '../layer/resolved-regions.ts'
import type { Connections } from '../network/connections.ts'
import type { AccountQuery } from './account-regions.ts'
import type { CallContext, CallSettings } from './calls/call-context.ts'
import { endOfRun, callContext } from './calls/call-context.ts'
import { inFirstOf } from './calls/first-region.ts'
import type { InFirstRegion } from './calls/first-region.ts'
import type { FunctionService } from './calls/function-service.ts'
import { functionsOf } from './calls/functions.ts'
import type { Credentials } from './calls/keys.ts'
import type { Keys } from './calls/keys.ts'
import { fixedKeys, renewableKeys } from './calls/keys.ts'
import { lambdaIn } from './calls/lambda.ts'
import type { ParameterStore } from './calls/parameter-store.ts'
import { patienceWithOptional, usualPatience } from './calls/patience.ts'
import type { Patience } from './calls/patience.ts'
import type { Sleep } from './calls/retry.ts'
import type { LayerService } from './calls/service.ts'
import type { SharedVersions } from './calls/shared-versions.ts'
import { sharedVersionsIn } from './calls/shared-versions.ts'
import type { Staging, Upload } from './calls/staging.ts'
import { locationIn } from './calls/staging.ts'
import type { Trace } from './calls/traced-client.ts'
import type { CredentialSource, SessionRequest } from './credentials/credentials.ts'
import { roleAssumer, sourceFromEnvironment } from './credentials/credentials.ts'
import { verifiedAccount } from './credentials/verified-account.ts'

/** How to connect to AWS. `idToken` is undefined if the job is not allowed to request a token from GitHub. */
export interface ConnectRequest {
  readonly regions: WantedRegions
  /** The role to assume with an OIDC token of GitHub. Undefined: the credentials are in the environment. */
  readonly role: RequestedRole | undefined
  readonly session: SessionRequest
  readonly endpoints: Endpoints
  readonly connections: Connections
  readonly audience: string | undefined
  readonly allowedAccountIds: readonly string[]
  readonly env: Environment
  readonly idToken: ((audience: string) => Promise<string>) | undefined
  readonly mask: (secret: string) => void
  /** Removes masked secrets from a message of AWS. */
  readonly hide: (text: string) => string
  readonly sleep: Sleep
  readonly deadlines: Deadlines
  readonly trace: Trace
  /** After this is aborted, no new call is sent. */
  readonly cancelled: AbortSignal
}

/** The ARN of a role, and the name of the input that contains it. */
export interface RequestedRole {
  readonly arn: string
  readonly input: string
}

/** The account id (12 digits), the Regions, and the services in each Region. The clients of S3 and Parameter Store are loaded only if needed. */
export interface Connection {
  readonly account: string
  readonly resolved: ResolvedRegions
  readonly services: ReadonlyMap<Region, LayerService>
  /** Lambda in any Region of the partition, with the same credentials. */
  readonly serviceIn: (region: Region) => LayerService
  /** Rejects with a Problem if the key of the archive is too long. */
  readonly stagings: (upload: Upload) => Promise<ReadonlyMap<Region, Staging>>
  readonly parameters: () => Promise<ReadonlyMap<Region, ParameterStore>>
  /** The layer versions that other accounts share with this one. */
  readonly sharedVersions: () => ReadonlyMap<Region, SharedVersions>
  /** The functions of the account. */
  readonly functions: () => ReadonlyMap<Region, FunctionService>
  /** Waits before a poll. All retries and polls in a Region share one limit for the total time. */
  readonly waitIn: (region: Region) => Sleep
}

/**
 * Gets credentials, checks their account, and connects to each Region. Throws a Problem if AWS rejects the credentials, if the account is
 * not allowed, or if a pattern matches no Region of the account.
 */
export async function connect(request: ConnectRequest): Promise<Connection> {
  const { regions: wanted, sleep, endpoints, deadlines, trace } = request
  const partition = partitionIn(request)
  const inFirst = inFirstOf(firstRegionsOf(wanted, partition))
  const source = sourceOf(request, partition)
  const clientSettings = { endpoints, httpsAgent: await request.connections.httpsAgent() }
  const settings: CallSettings = {
    ...{ sleep, deadlines, trace, hide: request.hide, clientSettings },
    optional: resolveKnown(wanted, partition).optional,
  }
  const keys = await keysFrom(source, inFirst, settings, request.mask)
  const account = await verifiedAccount(
    'role' in source ? source.role.arn.split(':')[4] : undefined,
    keys.current(),
    { ...settings, inFirst },
  )
  requireAllowed(account, request.allowedAccountIds)
  const end = endOfRun(request.cancelled, deadlines)
  const query = { wanted, partition, inFirst, account }
  const resolved = await resolve(query, keys, callContext(settings, end))
  const patienceIn = (region: Region): Patience =>
    resolved.optional.includes(region) ? patienceWithOptional(deadlines) : usualPatience
  const contexts = new Map(
    resolved.regions.map((region) => [region, callContext(settings, end, patienceIn(region))]),
  )
  const inEach = <T>(make: (region: Region, context: CallContext) => T): ReadonlyMap<Region, T> =>
    new Map([...contexts].map(([region, context]) => [region, make(region, context)]))
  const services = inEach((region, context) => lambdaIn({ region, account }, keys, context))
  return {
    account,
    resolved,
    services,
    // The calls of a run to one Region share one rate limit.
    serviceIn: (region) =>
      services.get(region) ?? lambdaIn({ region, account }, keys, callContext(settings, end)),
    stagings: async (upload) => {
      const { s3In } = await import('./calls/s3.ts')
      return inEach((region, context) => {
        const location = locationIn(region, account, upload)
        const encryption = upload.encryption && fillEncryption(region, account, upload.encryption)
        return s3In(region, keys, context, { account, location, encryption, zip: upload.zip })
      })
    },
    parameters: async () => {
      const { ssmIn } = await import('./calls/ssm.ts')
      return inEach((region, context) => ssmIn({ region, account }, keys, context))
    },
    sharedVersions: () => inEach((region, context) => sharedVersionsIn(region, keys, context)),
    functions: () => inEach((region, context) => functionsOf({ region, account }, keys, context)),
    waitIn: (region) => contexts.get(region)?.wait ?? sleep,
  }
}

/** The client of EC2 is loaded only for patterns. */
async function resolve(query: AccountQuery, keys: Keys, context: CallContext): Promise<ResolvedRegions> {
  if (!havePatterns(query.wanted)) return resolveRegions(query.wanted, { enabled: [], notEnabled: [] })
  const { regionsOfAccount } = await import('./account-regions.ts')
  return regionsOfAccount(query, keys, context)
}

/** Returns the access keys of a run, and masks them in the log. The keys of a role can be renewed with a new token. */
async function keysFrom(
  source: CredentialSource,
  inFirst: InFirstRegion,
  settings: CallSettings,
  addMask: (secret: string) => void,
): Promise<Keys> {
  const masked = (credentials: Credentials): Credentials => {
    mask(credentials, addMask)
    return credentials
  }
  if ('keys' in source) return fixedKeys(masked(source.keys))
  const assume = async (): Promise<Credentials> => masked(await inFirst(roleAssumer(source.role, settings)))
  return renewableKeys(await assume(), assume)
}

/** Returns the partition of the credentials and of all Regions. */
function partitionIn({ regions, role, env }: ConnectRequest): string {
  return partitionOfRegions(regions, {
    roleArn: role?.arn ?? env['AWS_ROLE_ARN'],
    region: env['AWS_REGION'],
  })
}

function sourceOf(
  { role: requested, session, audience, env, idToken, mask }: ConnectRequest,
  partition: string,
): CredentialSource {
  if (requested === undefined) return sourceFromEnvironment(env, session, mask)
  if (!idToken) throw new Problem(noIdTokenError(requested.input))
  const tokenAudience = audience ?? (partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com')
  const { arn, input } = requested
  const role = { arn, from: `"${input}"`, token: () => idToken(tokenAudience) }
  return { role: { ...role, ...session, sessionName: session.sessionName ?? defaultSessionName } }
}

function mask({ secretAccessKey, sessionToken }: Credentials, addMask: (secret: string) => void): void {
  addMask(secretAccessKey)
  if (sessionToken) addMask(sessionToken)
}

function requireAllowed(account: string, allowed: readonly string[]): void {
  if (allowed.length === 0 || allowed.includes(account)) return
  throw new Problem({
    topic: 'the-credentials-belong-to-another-account',
    text:
      `The credentials belong to account ${account}, but "allowed-account-ids" has only ${allowed.join(', ')}. ` +
      'Use a role of an allowed account, or add this account to the input.',
  })
}
