import type { Alias, FunctionConfiguration, ListedFunction, Tags } from '../../src/layer/lambda-function.ts'
import type {
  AliasRequest,
  FunctionService,
  LayersRequest,
  VersionRequest,
} from '../../src/regions/calls/function-service.ts'
import { ServiceFailure } from '../../src/regions/calls/service.ts'
import type { FailureReason } from '../../src/regions/calls/service.ts'
import { saying } from './messages.ts'

/** Returns the configuration of `$LATEST` of a function that is ready for an update. */
export function functionConfiguration(changes: Partial<FunctionConfiguration> = {}): FunctionConfiguration {
  const { name = 'f' } = changes
  return {
    name,
    arn: `arn:aws:lambda:eu-west-1:111122223333:function:${name}`,
    runtime: 'nodejs24.x',
    isImage: false,
    architectures: ['x86_64'],
    layers: [],
    version: '$LATEST',
    revisionId: 'revision-0',
    codeSha256: 'code',
    settings: 'settings',
    state: 'Active',
    updateStatus: 'Successful',
    statusReason: '',
    ...changes,
  }
}

/** Returns the failure of a request that Lambda refuses for a reason. */
export function refusedBecause(because?: FailureReason): ServiceFailure {
  return new ServiceFailure(saying(`AWS refused (${because ?? 'no reason'}).`), { refused: true, because })
}

interface Kept {
  latest: FunctionConfiguration
  tags: Tags
  versions: Map<string, FunctionConfiguration>
  aliases: Map<string, Alias>
  /** The number of reads for which the last update is still in progress. */
  readsLeft: number
  /** Why the last update will fail. */
  willFail: string
  /** The configuration before the last change, and the number of reads that still return it. */
  previous?: { readonly latest: FunctionConfiguration; left: number }
}

/**
 * Simulates the functions of an account in one Region. As on AWS, an update takes a while, and its revision changes again when it ends.
 * `calls` contains the accepted writes in their order. `before` can reject or delay a call, or change a function as somebody else would.
 * `after` can lose the response to a write.
 */
export class FunctionsInMemory implements FunctionService {
  readonly calls: string[] = []
  readonly kept = new Map<string, Kept>()
  /** The layer versions that are deleted or not granted. */
  readonly unusable = new Set<string>()
  /** Why updates to a list with a layer version fail, by its ARN. */
  readonly failing = new Map<string, string>()
  /** Published versions that use one of these layer versions cannot be started. */
  readonly notStarting = new Set<string>()
  /** The number of reads that an update takes. */
  updateReads = 1
  /** The number of reads after a change of the layers that still return the previous configuration. */
  laggingReads = 0
  before: (call: string) => Promise<void> = () => Promise.resolve()
  after: (call: string) => Promise<void> = () => Promise.resolve()
  private revisions = 0

  /** Adds a function that exists before the run. */
  add(changes: Partial<FunctionConfiguration>, tags: Tags = {}): FunctionConfiguration {
    const latest = functionConfiguration({ revisionId: this.nextRevision(), ...changes })
    this.kept.set(latest.name, {
      latest,
      tags,
      versions: new Map(),
      aliases: new Map(),
      readsLeft: 0,
      willFail: '',
    })
    return latest
  }

  /** Publishes `$LATEST` before the run, and lets an alias invoke this version. Returns its number. */
  release(name: string, alias?: string): string {
    const kept = this.of(name)
    const version = String(kept.versions.size + 1)
    kept.versions.set(version, { ...kept.latest, version })
    if (alias !== undefined)
      kept.aliases.set(alias, { name: alias, version, weights: {}, revisionId: this.nextRevision() })
    return version
  }

  /** Changes `$LATEST` as somebody else would. */
  deploy(name: string, changes: Partial<FunctionConfiguration>): void {
    const kept = this.of(name)
    kept.latest = { ...kept.latest, ...changes, revisionId: this.nextRevision() }
  }

  /** The layers of `$LATEST`. */
  layersOf(name: string): readonly string[] {
    return this.of(name).latest.layers
  }

  list = async (): Promise<ListedFunction[]> => {
    await this.before('list')
    return [...this.kept.values()].map(({ latest }) => latest)
  }

  configuration = async (name: string, version = '$LATEST'): Promise<FunctionConfiguration | undefined> => {
    await this.before(`read ${name}${version === '$LATEST' ? '' : `:${version}`}`)
    const kept = this.kept.get(name)
    if (version === '$LATEST' && kept?.previous && kept.previous.left > 0) {
      kept.previous.left -= 1
      return kept.previous.latest
    }
    if (kept && version === '$LATEST') this.advance(kept)
    return version === '$LATEST' ? kept?.latest : kept?.versions.get(version)
  }

  tags = async (arn: string): Promise<Tags | undefined> => {
    const name = arn.slice(arn.lastIndexOf(':') + 1)
    await this.before(`tags ${name}`)
    return this.kept.get(name)?.tags
  }

  newestVersion = async (name: string): Promise<string | undefined> => {
    await this.before(`versions ${name}`)
    return [...(this.kept.get(name)?.versions.keys() ?? [])].at(-1)
  }

  alias = async (name: string, alias: string): Promise<Alias | undefined> => {
    await this.before(`alias ${name}:${alias}`)
    return this.kept.get(name)?.aliases.get(alias)
  }

  updateLayers = async ({ name, layers, revisionId }: LayersRequest): Promise<FunctionConfiguration> => {
    const numbers = layers.map((arn) => arn.split(':').slice(-2).join(':')).join(' ')
    return this.write(`update ${name} to ${numbers}`, () => {
      const kept = this.changeable(name, revisionId)
      if (layers.some((arn) => this.unusable.has(arn))) throw refusedBecause()
      kept.previous = { latest: kept.latest, left: this.laggingReads }
      kept.latest = {
        ...kept.latest,
        layers: [...layers],
        updateStatus: 'InProgress',
        revisionId: this.nextRevision(),
      }
      kept.readsLeft = this.updateReads
      kept.willFail = layers.map((arn) => this.failing.get(arn)).find((why) => why !== undefined) ?? ''
      return kept.latest
    })
  }

  publishVersion = ({ name, codeSha256, revisionId }: VersionRequest): Promise<FunctionConfiguration> =>
    this.write(`publish ${name}`, () => {
      const kept = this.changeable(name, revisionId)
      if (kept.latest.codeSha256 !== codeSha256) throw refusedBecause()
      const newest = [...kept.versions.values()].at(-1)
      const isSame = newest?.codeSha256 === codeSha256 && newest.layers.join() === kept.latest.layers.join()
      if (newest && isSame) return newest
      const version = String(kept.versions.size + 1)
      const isStarted = !kept.latest.layers.some((arn) => this.notStarting.has(arn))
      const published = {
        ...kept.latest,
        version,
        ...(isStarted ? {} : { state: 'Failed', statusReason: 'It does not start' }),
      }
      kept.versions.set(version, published)
      kept.latest = { ...kept.latest, revisionId: this.nextRevision() }
      return published
    })

  updateAlias = ({ functionName, name, version, weights, revisionId }: AliasRequest): Promise<Alias> =>
    this.write(`alias ${functionName}:${name} to ${version} ${JSON.stringify(weights)}`, () => {
      const { aliases } = this.of(functionName)
      if (aliases.get(name)?.revisionId !== revisionId) throw refusedBecause('changed')
      const changed = { name, version, weights, revisionId: this.nextRevision() }
      aliases.set(name, changed)
      return changed
    })

  private of(name: string): Kept {
    const kept = this.kept.get(name)
    if (!kept) throw refusedBecause('absent')
    return kept
  }

  private changeable(name: string, revisionId: string): Kept {
    const kept = this.of(name)
    if (kept.latest.updateStatus === 'InProgress') throw refusedBecause('in-progress')
    if (kept.latest.revisionId !== revisionId) throw refusedBecause('changed')
    return kept
  }

  private advance(kept: Kept): void {
    if (kept.latest.updateStatus !== 'InProgress') return
    kept.readsLeft -= 1
    if (kept.readsLeft >= 0) return
    kept.latest = {
      ...kept.latest,
      updateStatus: kept.willFail === '' ? 'Successful' : 'Failed',
      statusReason: kept.willFail,
      revisionId: this.nextRevision(),
    }
  }

  private async write<T>(call: string, change: () => T): Promise<T> {
    await this.before(call)
    const result = change()
    this.calls.push(call)
    await this.after(call)
    return result
  }

  private nextRevision(): string {
    this.revisions += 1
    return `revision-${this.revisions}`
  }
}
