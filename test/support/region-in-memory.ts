import type { LayerUse } from '../../src/layer/lambda-function.ts'
import type { Grant, LayerVersion, Listed, Metadata, Statement } from '../../src/layer/layer.ts'
import { createHash } from 'node:crypto'
import { placeholderDescription, hasPlaceholderDescription } from '../../src/plan/placeholder.ts'
import { ServiceFailure } from '../../src/regions/calls/service.ts'
import type { LayerService, PublishRequest } from '../../src/regions/calls/service.ts'
import { decoded } from './base64.ts'
import { saying } from './messages.ts'

export const metadata: Metadata = { description: '', licenseInfo: '', runtimes: [], architectures: [] }

export const refused = new ServiceFailure(saying('AWS denies it.'), { refused: true })
export const lost = new ServiceFailure(saying('There was no response.'), { refused: false })

export function refusal(): Promise<never> {
  return Promise.reject(refused)
}

/** Returns the failure of a request that Lambda refuses. */
export function rejection(name: string, message: string): ServiceFailure {
  return new ServiceFailure(saying(message), {
    refused: true,
    cause: Object.assign(new Error(message), { name }),
  })
}

/** Returns the uses of these version numbers, each by one function. */
export function usesOf(...versions: number[]): LayerUse[] {
  return versions.map((version) => ({
    functionName: `f${version}`,
    isPublished: false,
    arn: `arn:${version}`,
  }))
}

function sha256Of(zip: Buffer): string {
  return createHash('sha256').update(zip).digest('base64')
}

interface Kept {
  readonly version: LayerVersion
  statements: readonly Statement[]
}

/**
 * Simulates Lambda in one Region with one layer. As on AWS, a version number is used only once, and a deleted version is not listed.
 * `calls` contains the writes in their order. `beforeWrite` can reject or delay a write.
 */
export class RegionInMemory implements LayerService {
  readonly calls: string[] = []
  readonly standing = new Map<number, Kept>()
  head = 0
  /** The CodeSha256 of the next versions that are not placeholder versions. */
  sha = 'ours'
  inUse: number[] = []
  /** The metadata that the Region rejects: these runtimes, and all architectures. */
  rejected: { readonly runtimes: readonly string[]; readonly architectures: boolean } = {
    runtimes: [],
    architectures: false,
  }
  beforeWrite: (call: string) => Promise<void> = () => Promise.resolve()

  /** Begins with `head` versions of different content. Those in `deleted` are deleted. */
  constructor(head = 0, deleted: readonly number[] = []) {
    for (let number = 1; number <= head; number += 1) this.add({ codeSha256: 'older' })
    for (const number of deleted) this.standing.delete(number)
  }

  /** Adds a version that exists before the run. */
  add(changes: Partial<LayerVersion> = {}, statements: readonly Statement[] = []): LayerVersion {
    this.head += 1
    const version = {
      ...metadata,
      arn: `arn:${this.head}`,
      version: this.head,
      codeSha256: this.sha,
      ...changes,
    }
    this.standing.set(this.head, { version, statements })
    return version
  }

  /** The CodeSha256 of each existing version by version number, or `filler` for a placeholder version. */
  get versionsByNumber(): Record<number, string> {
    return Object.fromEntries(
      [...this.standing].map(([number, { version }]) => [
        number,
        hasPlaceholderDescription(version) ? 'filler' : version.codeSha256,
      ]),
    )
  }

  /** Returns the principals that are allowed to use a version, sorted. */
  principalsOf(number: number): string[] {
    return (this.standing.get(number)?.statements ?? []).map(({ principal = '?' }) => principal).sort()
  }

  versions = (): Promise<Listed[]> =>
    Promise.resolve([...this.standing.values()].map(({ version }) => version).reverse())

  version = (_layer: string, number: number): Promise<LayerVersion | undefined> =>
    Promise.resolve(this.standing.get(number)?.version)

  download = (): Promise<undefined> => Promise.resolve(undefined)

  statements = (_layer: string, number: number): Promise<Statement[]> =>
    Promise.resolve([...(this.standing.get(number)?.statements ?? [])])

  publish = async (request: PublishRequest): Promise<LayerVersion> => {
    const { content, description, licenseInfo, runtimes, architectures } = request
    const fills = description === placeholderDescription
    this.reject(request)
    await this.write(fills ? 'fill' : 'publish')
    const codeSha256 = fills && 'zip' in content ? sha256Of(decoded(content.zip)) : this.sha
    return this.add({ description, licenseInfo, runtimes, architectures, codeSha256 })
  }

  grant = async (_layer: string, number: number, { principal, statementId: id }: Grant): Promise<void> => {
    await this.write(`grant ${number} to ${principal}`)
    const kept = this.kept(number)
    if (kept.statements.some((one) => one.id === id)) return
    kept.statements = [...kept.statements, { id, principal }]
  }

  revoke = async (_layer: string, number: number, id: string): Promise<void> => {
    await this.write(`revoke ${number} ${id}`)
    const kept = this.kept(number)
    kept.statements = kept.statements.filter((one) => one.id !== id)
  }

  remove = async (_layer: string, number: number): Promise<void> => {
    await this.write(`delete ${number}`)
    this.standing.delete(number)
  }

  codeStorage = () => Promise.resolve({ used: 1, limit: 2 })

  uses = (): Promise<LayerUse[]> => Promise.resolve(usesOf(...this.inUse))

  /** Rejects the same values as a Region of AWS, with its words. */
  private reject({ runtimes, architectures }: Metadata): void {
    if (runtimes.some((runtime) => this.rejected.runtimes.includes(runtime)))
      throw rejection(
        'ValidationException',
        `1 validation error detected: Value '[${runtimes.join(', ')}]' at 'compatibleRuntimes' failed to satisfy constraint: ` +
          `Member must satisfy enum value set: [${runtimes.filter((runtime) => !this.rejected.runtimes.includes(runtime)).join(', ')}]`,
      )
    if (this.rejected.architectures && architectures.length > 0)
      throw rejection(
        'InvalidParameterValueException',
        'CompatibleArchitectures are not supported in af-south-1. Please remove the CompatibleArchitectures value from your request and try again',
      )
  }

  private kept(number: number): Kept {
    const kept = this.standing.get(number)
    if (!kept) throw refused
    return kept
  }

  private async write(call: string): Promise<void> {
    await this.beforeWrite(call)
    this.calls.push(call)
  }
}
