import * as v from 'valibot'
import { partitionOf } from '../../aws-names/regions-and-runtimes.ts'
import type { Alias, FunctionConfiguration, ListedFunction, Tags } from '../../layer/lambda-function.ts'
import type { Architecture } from '../../layer/layer.ts'
import { settingsHash } from './function-settings.ts'
import { parsed } from './responses.ts'
import type { About, Page } from './responses.ts'
import { unreadable } from './unreadable.ts'

/** The account and the Region of the functions that a response must be about. */
export type OwnFunctions = Pick<About, 'region' | 'account'>

/** A function that a response must be about. */
export interface AboutFunction extends OwnFunctions {
  readonly name: string
}

/** AWS omits a field that is not set. Some emulators of AWS return null or an empty text. */
const optionalText = v.nullish(v.pipe(v.string(), v.maxLength(10_000)), '')
const requiredText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1_000))
const marker = v.nullish(v.pipe(v.string(), v.maxLength(10_000)), '')

const listedFunction = v.object({
  FunctionName: requiredText,
  FunctionArn: requiredText,
  Runtime: optionalText,
  PackageType: optionalText,
  Architectures: v.nullish(v.array(requiredText), []),
  Layers: v.nullish(v.array(v.object({ Arn: v.pipe(v.string(), v.startsWith('arn:')) })), []),
})

const configuration = v.object({
  ...listedFunction.entries,
  Version: v.pipe(v.string(), v.regex(/^(?:\$LATEST|[1-9]\d{0,19})$/)),
  RevisionId: requiredText,
  CodeSha256: requiredText,
  State: optionalText,
  StateReason: optionalText,
  LastUpdateStatus: optionalText,
  LastUpdateStatusReason: optionalText,
})

const functionsPage = v.object({ Functions: v.array(listedFunction), NextMarker: marker })
const versionsPage = v.object({
  Versions: v.array(v.object({ FunctionArn: requiredText, Version: configuration.entries.Version })),
  NextMarker: marker,
})
/** A function without tags has an empty object. A response without the field must not mean that nobody manages the function. */
const tags = v.object({ Tags: v.record(v.string(), v.string()) })

const aliasConfiguration = v.object({
  AliasArn: requiredText,
  Name: requiredText,
  FunctionVersion: configuration.entries.Version,
  RevisionId: requiredText,
  RoutingConfig: v.nullish(
    v.object({
      AdditionalVersionWeights: v.nullish(
        v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
        {},
      ),
    }),
    { AdditionalVersionWeights: {} },
  ),
})

/** A page of ListFunctions. Throws if a function is of another account or Region. */
export function functionsIn(response: unknown, about: OwnFunctions): Page<ListedFunction> {
  const { Functions, NextMarker } = parsed(functionsPage, response)
  return { items: Functions.map((listed) => listedIn(listed, about)), next: NextMarker }
}

/**
 * The configuration in a response to GetFunctionConfiguration, UpdateFunctionConfiguration or PublishVersion. Throws if it is about another
 * function or version. Without `version`, any published version is accepted.
 */
export function configurationIn(
  response: unknown,
  about: AboutFunction & { readonly version: string | undefined },
): FunctionConfiguration {
  const read = parsed(configuration, response)
  const listed = listedIn(read, about)
  const isExpected = about.version === undefined ? read.Version !== '$LATEST' : read.Version === about.version
  if (listed.name !== about.name || !isExpected) return unreadable()
  const isUpdated = read.LastUpdateStatus === '' || read.LastUpdateStatus === 'Successful'
  return {
    ...listed,
    version: read.Version,
    revisionId: read.RevisionId,
    codeSha256: read.CodeSha256,
    settings: settingsHash(response as object),
    state: read.State,
    updateStatus: read.LastUpdateStatus,
    statusReason: isUpdated ? read.StateReason : read.LastUpdateStatusReason,
  }
}

/** The numbers of the published versions on a page of ListVersionsByFunction. Throws if a version is of another function. */
export function versionNumbersIn(response: unknown, about: AboutFunction): Page<string> {
  const { Versions, NextMarker } = parsed(versionsPage, response)
  const arn = arnOf(about)
  if (!Versions.every(({ FunctionArn, Version }) => FunctionArn === `${arn}:${Version}`)) return unreadable()
  const items = Versions.map(({ Version }) => Version).filter((version) => version !== '$LATEST')
  return { items, next: NextMarker }
}

/** The tags in a response to ListTags. The response does not name its function. Throws if it has no tags and no empty list. */
export function tagsIn(response: unknown): Tags {
  return parsed(tags, response).Tags
}

/** The alias in a response to GetAlias or UpdateAlias. Throws if it is another alias, or an alias of another function. */
export function aliasIn(response: unknown, about: AboutFunction & { readonly alias: string }): Alias {
  const { AliasArn, Name, FunctionVersion, RevisionId, RoutingConfig } = parsed(aliasConfiguration, response)
  if (Name !== about.alias || AliasArn !== `${arnOf(about)}:${Name}`) return unreadable()
  return {
    name: Name,
    version: FunctionVersion,
    weights: RoutingConfig?.AdditionalVersionWeights ?? {},
    revisionId: RevisionId,
  }
}

function listedIn(read: v.InferOutput<typeof listedFunction>, about: OwnFunctions): ListedFunction {
  const name = read.FunctionName
  const arn = arnOf({ ...about, name })
  // The ARN ends with the version if the request named one.
  if (read.FunctionArn !== arn && !/^:(?:\$LATEST|\d+)$/.test(withoutPrefix(read.FunctionArn, arn)))
    return unreadable()
  return {
    name,
    arn,
    runtime: read.Runtime || undefined,
    isImage: read.PackageType === 'Image',
    // Lambda can have architectures that this action does not know.
    architectures: read.Architectures as Architecture[],
    layers: read.Layers.map(({ Arn }) => Arn),
  }
}

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : ''
}

/** The ARN of a function (AWS: "Actions, resources, and condition keys for AWS Lambda"). */
function arnOf({ region, account, name }: AboutFunction): string {
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}`
}
