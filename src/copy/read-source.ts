import { counted } from '../base/figures.ts'
import type { Reason, Warning } from '../base/message.ts'
import { about, becauseOf, ofNoTopic } from '../base/message.ts'
import { Problem, reasonOf } from '../base/problem.ts'
import type { LayerVersion, Principal } from '../layer/layer.ts'
import { numbered } from '../layer/version-ranges.ts'
import { isPlaceholder } from '../plan/placeholder.ts'
import { failedBecause } from '../regions/calls/service.ts'
import { withAdvice } from '../report/advice.ts'
import type { Inputs } from './inputs.ts'
import { mirrored } from './mirror.ts'
import type { SourceVersion } from './plan.ts'
import { requestedNumbers } from './requested-numbers.ts'
import { cannotRead, noSuchVersions } from './source.ts'
import type { Source } from './source.ts'

const unread = 'a-source-version-cannot-be-read'

/** The versions to copy, the lowest first, and notes for the user. */
export interface SourceRead {
  readonly versions: readonly SourceVersion[]
  readonly notes: readonly Warning[]
}

/** Reads the requested versions of the source. Throws a Problem if one of them cannot be read, or if there are none or too many. */
export async function readSource(
  source: Source,
  inputs: Pick<Inputs, 'versions' | 'principals' | 'code-sha256'>,
  targetPartition: string,
): Promise<SourceRead> {
  const numbers = await requestedNumbers(source, inputs.versions)
  const found = (await readVersions(numbers, source)).filter((version) => !isPlaceholder(version))
  requireAny(found, numbers, source)
  requireContent(found, inputs['code-sha256'], source)
  const { principals } = inputs
  if (principals !== 'mirror')
    return { versions: found.map((one) => sourceVersion(one, principals)), notes: [] }
  const copies = found.map(async (version) => {
    const statements = await source.service
      .statements(source.layer.arn, version.version)
      .catch((error: unknown) => refusePolicy(error, source))
    const mirror = mirrored(statements, { from: source.layer.partition, to: targetPartition })
    return { version: sourceVersion(version, mirror.principals), notMirrored: mirror.left }
  })
  const mirrors = await Promise.all(copies)
  return { versions: mirrors.map(({ version }) => version), notes: notesOn(mirrors) }
}

function sourceVersion(
  { version: number, codeSha256, description, licenseInfo, runtimes, architectures }: LayerVersion,
  principals: readonly Principal[] | undefined,
): SourceVersion {
  return { number, codeSha256, description, licenseInfo, runtimes, architectures, principals }
}

async function readVersions(numbers: readonly number[], source: Source): Promise<LayerVersion[]> {
  const { layer, service } = source
  const isForeign = layer.account !== source.reader
  const denials: Reason[] = []
  const unreadable: number[] = []
  const reads = numbers.map(async (number) => {
    const found = await service.version(layer.arn, number).catch((error: unknown) => {
      if (!isForeign || !failedBecause(error, 'denied')) throw cannotRead(error, source)
      denials.push(error.reason)
      return undefined
    })
    if (!found) unreadable.push(number)
    return found ?? []
  })
  const found = (await Promise.all(reads)).flat()
  if (unreadable.length === 0) return found
  unreadable.sort((one, other) => one - other)
  if (!isForeign) throw noSuchVersions(unreadable, source)
  const why =
    `Account ${source.reader} cannot read ${numbered(unreadable)} of ${layer.arn}. ` +
    'AWS does not report whether a version of another account does not exist, or is not shared with this account. ' +
    'Remove these numbers from "versions", or ask the owner to share them.'
  const [denial] = denials
  throw new Problem(about(unread, denial === undefined ? why : `${why} ${denial.text}`))
}

function refusePolicy(error: unknown, { layer }: Source): never {
  const reason = withAdvice(reasonOf(error))
  const text =
    `Input "principals" is "mirror", but the policy of ${layer.arn} cannot be read. ${reason.text} ` +
    'Allow "lambda:GetLayerVersionPolicy", or list the principals.'
  throw new Problem(becauseOf(reason, unread, text))
}

function requireAny(found: readonly LayerVersion[], numbers: readonly number[], { layer }: Source): void {
  if (found.length > 0) return
  const why =
    numbers.length === 0
      ? 'none of the requested versions exists'
      : `${numbered(numbers)} ${numbers.length === 1 ? 'is a placeholder version' : 'are placeholder versions'}`
  throw new Problem(
    about(unread, `Nothing of ${layer.arn} can be copied: ${why}. Correct "from" or "versions".`),
  )
}

/** Throws a Problem if a version does not have the hash that the user expects. */
function requireContent(
  found: readonly LayerVersion[],
  expected: string | undefined,
  { layer }: Source,
): void {
  const other = found.find(({ codeSha256 }) => expected !== undefined && codeSha256 !== expected)
  if (other === undefined) return
  throw new Problem(
    about(
      'a-source-version-has-different-content',
      `Version ${other.version} of ${layer.arn} has the CodeSha256 ${other.codeSha256}, but input "code-sha256" is ${expected ?? ''}. ` +
        'Nothing is copied. Find out which content you expect, and correct the input.',
    ),
  )
}

/** Returns one note for all versions whose permissions cannot be mirrored completely. */
function notesOn(
  mirrors: readonly { readonly version: SourceVersion; readonly notMirrored: readonly string[] }[],
): Warning[] {
  const partial = mirrors.filter(({ notMirrored }) => notMirrored.length > 0)
  if (partial.length === 0) return []
  const left = [...new Set(partial.flatMap(({ notMirrored }) => notMirrored))]
  const numbers = partial.map(({ version }) => version.number)
  return [
    ofNoTopic(
      `These permissions of ${numbered(numbers)} are not mirrored: ${left.join(', ')}. Accounts and organizations exist in only one ` +
        'partition, and the action does not mirror statements with other conditions. To share the copies, list the principals.',
    ),
  ]
}

/** Throws a Problem if a copy would be public without the confirmation of the user. */
export function requirePublicAllowed(versions: readonly SourceVersion[], allowPublic: boolean): void {
  const open = versions.filter(({ principals = [] }) => principals.includes('*'))
  if (open.length === 0 || allowPublic) return
  throw new Problem(
    about(
      'the-layer-would-be-public',
      `Input "principals" is "mirror", and every AWS account is allowed to use ${counted(open.length, 'version')} of the source. ` +
        'If you want that for the copies too, set "allow-public: true". Otherwise, list the principals.',
    ),
  )
}
