import {
  AddLayerVersionPermissionCommand,
  DeleteLayerVersionCommand,
  GetAccountSettingsCommand,
  GetLayerVersionCommand,
  GetLayerVersionPolicyCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  RemoveLayerVersionPermissionCommand,
  ResourceConflictException,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda'
import type {
  Architecture,
  GetLayerVersionResponse,
  LayerVersionContentInput,
  ListFunctionsResponse,
  ListLayerVersionsResponse,
  Runtime,
} from '@aws-sdk/client-lambda'
import type { Grant, LayerVersion, Listed, Region } from '../layer.ts'
import { askingWith, unreadable } from './ask.ts'
import { configOf } from './clients.ts'
import { requestBudget } from './budget.ts'
import type { Keys } from './keys.ts'
import { providerOf } from './keys.ts'
import type { Limits } from './timeouts.ts'
import { limitsOf } from './timeouts.ts'
import { watched } from './watch.ts'
import type { Pace } from './pace.ts'
import { patiently } from './patient.ts'
import { statementsOf } from './policy.ts'
import { askedToWait, explain, isInWords, isThrottled } from './refusals.ts'
import type { Content, Download, LayerService, Release } from './service.ts'
import { sharingZips } from './zip-body.ts'

/** Lambda in one Region, by the AWS SDK. */
export function lambdaIn(region: Region, keys: Keys, pace: Pace): LayerService {
  return patiently(
    lambdaOnce(region, keys, pace),
    askingWith(keys, pace, (error) => explain(error)),
  )
}

/** The same, with each call sent once. */
function lambdaOnce(
  region: Region,
  keys: Keys,
  { sleep, goOn, deadlines, trace, wiring }: Pace,
): LayerService {
  const { plain, upload } = limitsOf(deadlines)
  const clientWith = (limits: Limits): LambdaClient => {
    const config = { ...configOf('lambda', region, wiring, limits), credentials: providerOf(keys) }
    return watched(new LambdaClient(config), region, { trace, whole: limits.whole })
  }
  const [lambda, uploads] = [clientWith(plain), sharingZips(clientWith(upload))]
  const budget = requestBudget(sleep)
  const within = async <T>(send: () => Promise<T>): Promise<T> => {
    await budget.next()
    // That can have taken its time.
    goOn()
    return send().catch((error: unknown) => {
      const asked = askedToWait(error)
      if (isThrottled(error) || asked > 0) budget.hold(asked || 1_000)
      throw error
    })
  }

  return {
    versions: async (layerName) => {
      const listed = await everyPage(async (marker) => {
        const command = new ListLayerVersionsCommand({ LayerName: layerName, Marker: marker, MaxItems: 50 })
        return listedOf(await orAbsent(within(() => lambda.send(command))))
      })
      return listed.sort((one, other) => other.version - one.version)
    },

    version: async (layerName, version) => {
      const command = new GetLayerVersionCommand({ LayerName: layerName, VersionNumber: version })
      const found = await orAbsent(within(() => lambda.send(command)))
      return found && layerVersionOf(found, { region, layerName, version })
    },

    download: async (layerName, version) => {
      const command = new GetLayerVersionCommand({ LayerName: layerName, VersionNumber: version })
      const found = await orAbsent(within(() => lambda.send(command)))
      return found && downloadOf(found)
    },

    statements: async (layerName, version) => {
      const command = new GetLayerVersionPolicyCommand({ LayerName: layerName, VersionNumber: version })
      const found = await orAbsent(within(() => lambda.send(command)))
      if (!found) return []
      return found.Policy ? statementsOf(found.Policy) : unreadable()
    },

    publish: async (release) => {
      const command = new PublishLayerVersionCommand(requestOf(release))
      return layerVersionOf(await within(() => uploads.send(command)), { region, ...release })
    },

    grant: async (layerName, version, grant) => {
      const command = new AddLayerVersionPermissionCommand({
        LayerName: layerName,
        VersionNumber: version,
        StatementId: grant.statementId,
        Action: 'lambda:GetLayerVersion',
        ...principalOf(grant),
      })
      // A statement that stands already is right or wrong: the policy tells.
      await within(() => lambda.send(command)).catch(unlessConflict)
    },

    revoke: async (layerName, version, statementId) => {
      const command = new RemoveLayerVersionPermissionCommand({
        LayerName: layerName,
        VersionNumber: version,
        StatementId: statementId,
      })
      await orAbsent(within(() => lambda.send(command)))
    },

    remove: async (layerName, version) => {
      const command = new DeleteLayerVersionCommand({ LayerName: layerName, VersionNumber: version })
      await orAbsent(within(() => lambda.send(command)))
    },

    versionsInUse: (layerName) =>
      everyPage(async (marker) => {
        const command = new ListFunctionsCommand({ FunctionVersion: 'ALL', Marker: marker, MaxItems: 50 })
        return usesOf(await within(() => lambda.send(command)), layerName)
      }),

    codeStorage: async () => {
      const settings = await within(() => lambda.send(new GetAccountSettingsCommand({})))
      const used = settings.AccountUsage?.TotalCodeSize ?? unreadable()
      return { used, limit: settings.AccountLimit?.TotalCodeSize ?? unreadable() }
    },
  }
}

interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string | undefined
}

async function everyPage<T>(ask: (marker: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  const markers = new Set<string>()
  for (let marker: string | undefined; ;) {
    const { items, next } = await ask(marker)
    all.push(...items)
    if (!next) return all
    if (markers.has(next)) return unreadable()
    markers.add(next)
    marker = next
  }
}

function listedOf(page: ListLayerVersionsResponse | undefined): Page<Listed> {
  if (!page) return { items: [] }
  const versions = page.LayerVersions ?? unreadable()
  return {
    items: versions.map(({ LayerVersionArn: arn, Version: version, Description: description = '' }) =>
      arn && version ? { arn, version, description } : unreadable(),
    ),
    next: page.NextMarker,
  }
}

/** A layer of that name in another account counts too: rather one version too many is kept. */
function usesOf({ Functions, NextMarker }: ListFunctionsResponse, layerName: string): Page<number> {
  const functions = Functions ?? unreadable()
  const items = functions
    .flatMap(({ Layers = [] }) => Layers)
    .flatMap(({ Arn = '' }) => {
      const [, name, version] = /:layer:([^:]+):(\d+)$/.exec(Arn) ?? []
      return name === layerName ? [Number(version)] : []
    })
  return { items, next: NextMarker }
}

function requestOf({ layerName, content, description, licenseInfo, runtimes, architectures }: Release) {
  return {
    LayerName: layerName,
    Content: sourceOf(content),
    ...(description ? { Description: description } : {}),
    ...(licenseInfo ? { LicenseInfo: licenseInfo } : {}),
    // The SDK's types list the runtimes of its day; AWS decides.
    ...(runtimes.length > 0 ? { CompatibleRuntimes: [...runtimes] as Runtime[] } : {}),
    ...(architectures.length > 0 ? { CompatibleArchitectures: [...architectures] as Architecture[] } : {}),
  }
}

function sourceOf(content: Content): LayerVersionContentInput {
  if ('zip' in content) return { ZipFile: content.zip }
  const { bucket, key, version } = content.staged
  return { S3Bucket: bucket, S3Key: key, S3ObjectVersion: version }
}

function principalOf({ principal }: Grant): { Principal: string; OrganizationId?: string } {
  return principal.startsWith('o-') ? { Principal: '*', OrganizationId: principal } : { Principal: principal }
}

/** What a reply has to be about; without `version` any number is right. */
interface Asked {
  readonly region: Region
  readonly layerName: string
  readonly version?: number
}

/**
 * An absent, an empty and an unset field mean the same. A reply about another version is none: what stands between can answer
 * with what it has stored, and a number that is not ours would be granted, or deleted.
 */
function layerVersionOf(reply: GetLayerVersionResponse, asked: Asked): LayerVersion {
  const { LayerVersionArn: arn, Version: version, Content } = reply
  if (!arn || !version || !Content?.CodeSha256) return unreadable()
  const { region, layerName } = asked
  const isAbout =
    version === (asked.version ?? version) &&
    arn.split(':')[3] === region &&
    arn.endsWith(`:layer:${layerName}:${version}`)
  if (!isAbout || !Number.isSafeInteger(version) || version < 1) return unreadable()
  return {
    arn,
    version,
    codeSha256: Content.CodeSha256,
    description: reply.Description ?? '',
    licenseInfo: reply.LicenseInfo ?? '',
    runtimes: reply.CompatibleRuntimes ?? [],
    architectures: reply.CompatibleArchitectures ?? [],
  }
}

function downloadOf({ Content = {} }: GetLayerVersionResponse): Download {
  const { Location: url, CodeSize: size, CodeSha256: sha256 } = Content
  return url && size && sha256 ? { url, size, sha256 } : unreadable()
}

async function orAbsent<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply
  } catch (error) {
    if (error instanceof ResourceNotFoundException && isInWords(error)) return undefined
    throw error
  }
}

function unlessConflict(error: unknown): void {
  if (!(error instanceof ResourceConflictException && isInWords(error))) throw error
}
