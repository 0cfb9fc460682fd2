import * as v from 'valibot'
import { partitionOf } from '../../aws-names/regions-and-runtimes.ts'
import { codeSha256Form } from '../../layer/code-sha256.ts'
import type { LayerUse } from '../../layer/lambda-function.ts'
import type { Architecture, LayerVersion, Listed, Region, Statement } from '../../layer/layer.ts'
import { statementsOf } from './policy.ts'
import type { CodeStorage, Download } from './service.ts'
import { unreadable } from './unreadable.ts'

/**
 * The layer that a response must be about, and its account and Region. `layerName` can be the ARN of the layer, which is required for a
 * layer of another account.
 */
export interface About {
  readonly region: Region
  readonly account: string
  readonly layerName: string
}

/** A page of a listing, and the marker of the next one. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string | undefined
}

/** AWS omits a field that is not set. Some emulators of AWS return null or an empty text. */
const optionalText = (most: number) => v.nullish(v.pipe(v.string(), v.maxLength(most)), '')
const optionalTexts = v.nullish(v.array(v.pipe(v.string(), v.maxLength(100))), [])
const versionNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** The base64 form of 32 bytes. */
const sha256 = v.pipe(v.string(), v.regex(codeSha256Form))
const marker = v.nullish(v.pipe(v.string(), v.maxLength(10_000)), '')

const listedVersion = v.object({
  LayerVersionArn: v.string(),
  Version: versionNumber,
  Description: optionalText(256),
  CompatibleArchitectures: optionalTexts,
})

const layerVersion = v.object({
  ...listedVersion.entries,
  LayerArn: v.nullish(v.string()),
  LicenseInfo: optionalText(512),
  CompatibleRuntimes: optionalTexts,
  Content: v.object({ CodeSha256: sha256, CodeSize: v.nullish(bytes), Location: v.nullish(v.string()) }),
})

const versionsPage = v.object({ LayerVersions: v.array(listedVersion), NextMarker: marker })

const functionsPage = v.object({
  Functions: v.array(
    v.object({
      FunctionArn: v.string(),
      Layers: v.nullish(v.array(v.object({ Arn: v.pipe(v.string(), v.startsWith('arn:')) })), []),
    }),
  ),
  NextMarker: marker,
})

const policy = v.object({ Policy: v.pipe(v.string(), v.nonEmpty()) })
const granted = v.object({ Statement: v.pipe(v.string(), v.nonEmpty()) })
const settings = v.object({
  AccountUsage: v.object({ TotalCodeSize: bytes }),
  AccountLimit: v.object({ TotalCodeSize: bytes }),
})

const parameter = v.object({
  Parameter: v.object({
    Name: v.string(),
    Type: v.picklist(['String', 'StringList', 'SecureString']),
    Value: v.pipe(v.string(), v.nonEmpty()),
    ARN: v.nullish(v.string()),
  }),
})
const written = v.object({ Version: versionNumber })
const noContent = v.object({ $metadata: v.object({ httpStatusCode: v.literal(204) }) })
const identity = v.object({ Account: v.pipe(v.string(), v.regex(/^\d{12}$/)), Arn: v.nullish(v.string()) })

/**
 * The version in a response to GetLayerVersion or PublishLayerVersion. `version` is the requested number, if there is one.
 * Throws if the response is about anything else.
 */
export function layerVersionIn(
  response: unknown,
  about: About & { readonly version?: number },
): LayerVersion {
  const read = parsed(layerVersion, response)
  const { LayerVersionArn: arn, LayerArn: layer, Version: version, Content } = read
  if (layer && layer !== arnOf(about)) return unreadable()
  if (about.version !== undefined && about.version !== version) return unreadable()
  requireArn(arn, version, about)
  return {
    arn,
    version,
    codeSha256: Content.CodeSha256,
    codeSize: Content.CodeSize ?? undefined,
    description: read.Description,
    licenseInfo: read.LicenseInfo,
    runtimes: read.CompatibleRuntimes,
    // Lambda can have architectures that this action does not know.
    architectures: read.CompatibleArchitectures as Architecture[],
  }
}

/**
 * The download in a response to GetLayerVersion: URL, size in bytes and hash of the archive. Throws if the response is about
 * anything else.
 */
export function downloadIn(response: unknown, about: About & { readonly version: number }): Download {
  const { codeSha256: hash } = layerVersionIn(response, about)
  const { Location: url, CodeSize: size } = parsed(layerVersion, response).Content
  return url && size ? { url, size, sha256: hash } : unreadable()
}

/** A page of ListLayerVersions. Throws if a version is of another layer. */
export function versionsIn(response: unknown, about: About): Page<Listed> {
  const { LayerVersions, NextMarker } = parsed(versionsPage, response)
  const items = LayerVersions.map(({ LayerVersionArn: arn, Version: version, ...rest }) => {
    requireArn(arn, version, about)
    const { Description: description, CompatibleArchitectures } = rest
    return { arn, version, description, architectures: CompatibleArchitectures as Architecture[] }
  })
  return { items, next: NextMarker }
}

/**
 * The versions of a layer that the functions on a page of ListFunctions use. A layer with the same name in another account counts too: at
 * worst, one version too many is kept. Throws if a function is of another account or Region.
 */
export function usesIn(response: unknown, { region, account, layerName }: About): Page<LayerUse> {
  const { Functions, NextMarker } = parsed(functionsPage, response)
  const own = `arn:${partitionOf(region)}:lambda:${region}:${account}:function:`
  if (!Functions.every(({ FunctionArn }) => FunctionArn.startsWith(own))) return unreadable()
  const items = Functions.flatMap(({ FunctionArn, Layers }) => {
    const [functionName = '', qualifier = '$LATEST'] = FunctionArn.slice(own.length).split(':')
    return Layers.filter(({ Arn }) => /:layer:([^:]+):\d+$/.exec(Arn)?.[1] === layerName).map(({ Arn }) => ({
      functionName,
      isPublished: qualifier !== '$LATEST',
      arn: Arn,
    }))
  })
  return { items, next: NextMarker }
}

/**
 * The statements of the policy in a response to GetLayerVersionPolicy. Throws if one is about another version, or an id occurs
 * twice.
 */
export function policyIn(response: unknown, about: About & { readonly version: number }): Statement[] {
  const { statements, resources } = statementsOf(parsed(policy, response).Policy)
  if (!resources.every((resource) => resource === `${arnOf(about)}:${about.version}`)) return unreadable()
  return new Set(statements.map(({ id }) => id)).size === statements.length ? statements : unreadable()
}

/** Throws if a response to AddLayerVersionPermission is about another version or statement. */
export function requireGranted(
  response: unknown,
  { version, statementId, ...about }: About & { readonly version: number; readonly statementId: string },
): void {
  const { statements, resources } = statementsOf(
    JSON.stringify({ Statement: [JSON.parse(parsed(granted, response).Statement)] }),
  )
  const isAbout = resources[0] === `${arnOf(about)}:${version}` && statements[0]?.id === statementId
  if (!isAbout) unreadable()
}

/** The code storage of the account in a response to GetAccountSettings. Throws if the response lacks it. */
export function codeStorageIn(response: unknown): CodeStorage {
  const { AccountUsage, AccountLimit } = parsed(settings, response)
  return { used: AccountUsage.TotalCodeSize, limit: AccountLimit.TotalCodeSize }
}

/**
 * The value and type of a parameter in a response to GetParameter. Throws if the response is about another parameter, account or
 * Region.
 */
export function parameterIn(
  response: unknown,
  { name, region, account }: { readonly name: string } & Pick<About, 'region' | 'account'>,
): { readonly value: string; readonly type: string } {
  const { Name, Type, Value, ARN } = parsed(parameter, response).Parameter
  const arn = `arn:${partitionOf(region)}:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`
  return Name === name && (!ARN || ARN === arn) ? { value: Value, type: Type } : unreadable()
}

/** Throws if a response to PutParameter lacks the version that it wrote. */
export function requireWritten(response: unknown): void {
  parsed(written, response)
}

/**
 * Whether a response has the status 204, which AWS returns for a deletion (Lambda: DeleteLayerVersion; S3: DeleteObject). A response with
 * another status can be about another request.
 */
export function isNoContent(response: unknown): boolean {
  return v.is(noContent, response)
}

/** The 12-digit account in a response to GetCallerIdentity. Throws if it, or its ARN, is of another account than expected. */
export function accountIn(response: unknown, expected?: string): string {
  const { Account, Arn } = parsed(identity, response)
  if (expected !== undefined && Account !== expected) return unreadable()
  return !Arn || Arn.split(':')[4] === Account ? Account : unreadable()
}

function requireArn(arn: string, version: number, about: About): void {
  if (arn !== `${arnOf(about)}:${version}`) unreadable()
}

/**
 * The ARN of a layer (AWS: "Actions, resources, and condition keys for AWS Lambda"). It is only compared with responses. Outputs
 * have the ARN that AWS returned.
 */
function arnOf({ region, account, layerName }: About): string {
  return layerName.startsWith('arn:')
    ? layerName
    : `arn:${partitionOf(region)}:lambda:${region}:${account}:layer:${layerName}`
}

/** The fields of a response by a schema. Throws if it has another form. */
export function parsed<T extends v.GenericSchema>(schema: T, response: unknown): v.InferOutput<T> {
  const { success, output } = v.safeParse(schema, response)
  return success ? output : unreadable()
}
