import { createHash } from 'node:crypto'
import type { Grant, LayerVersion, Listed, Statement } from '../../src/layer.ts'
import { fillerDescription } from '../../src/plan/filler.ts'
import { unreadable } from '../../src/regions/ask.ts'
import type { LayerService, Release } from '../../src/regions/service.ts'
import type { Chance } from './chance.ts'
import type { VirtualTime } from './time.ts'

/** A version in the model; `by` is the run that made it, and reads do not show it before `visible`. */
export interface Made {
  readonly version: LayerVersion
  readonly by: string
  readonly isFiller: boolean
  readonly visible: number
  statements: Statement[]
  deleted: boolean
}

/** Lambda in one Region, with one layer, as it truly is: what replies and listings show of it is another thing. */
export interface Truth {
  readonly region: string
  readonly versions: Made[]
}

/** How the way to AWS and its reads may behave. Probabilities from 0 to 1, milliseconds. */
export interface Weather {
  /** That something goes wrong with a call. */
  readonly fault: number
  /** How long at the most a write is not shown by reads. */
  readonly lag: number
  /** How long at the most a request is under way after its client has given up. */
  readonly late: number
  /** A call that always fails, and how. */
  readonly always?: { readonly operation: keyof LayerService; readonly fault: Fault }
}

export const calm: Weather = { fault: 0, lag: 0, late: 0 }

/** What a call meets: a loss before AWS, a loss after it, a reply that cannot be read, a refusal for a moment, a late arrival. */
export const faults = [
  'before',
  'after',
  'garbled',
  'error',
  'error-after',
  'throttled',
  'late',
  'unconnected',
] as const

export type Fault = (typeof faults)[number]

/** The account's truth, and the services through which runs see it. */
export interface Aws {
  readonly truths: ReadonlyMap<string, Truth>
  /** How many calls have been made. */
  readonly calls: () => number
  /** Lambda in a Region for one run, each call sent once; `isDead` stops a run that was killed from sending more. */
  readonly serviceFor: (region: string, run: string, isDead: () => boolean) => LayerService
}

export function awsWith(
  truths: readonly Truth[],
  { chance, time, weather }: { chance: Chance; time: VirtualTime; weather: () => Weather },
): Aws {
  let calls = 0

  function faultOf(operation: keyof LayerService): Fault | 'none' {
    const { fault, always } = weather()
    if (always?.operation === operation) return always.fault
    return chance.happens(fault) ? chance.oneOf(faults) : 'none'
  }

  async function call<T>(operation: keyof LayerService, isDead: () => boolean, process: () => T): Promise<T> {
    if (isDead()) return new Promise(() => undefined)
    calls += 1
    const { late } = weather()
    const kind = faultOf(operation)
    await time.sleep(chance.between(5, 300))
    switch (kind) {
      case 'none': {
        const reply = process()
        await time.sleep(chance.between(5, 300))
        return reply
      }
      case 'before':
        throw connectionLost()
      case 'unconnected':
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
      case 'after':
        process()
        throw connectionLost()
      case 'garbled':
        process()
        return unreadable()
      case 'error':
        throw failure('ServiceException', 500)
      case 'error-after':
        process()
        throw failure('ServiceUnavailableException', 503)
      case 'throttled':
        throw failure('TooManyRequestsException', 429)
      case 'late':
        // Nobody hears what came of it.
        void time
          .sleep(15_000 + chance.between(0, late))
          .then(process)
          .catch(() => undefined)
        await time.sleep(15_000)
        throw Object.assign(new Error('no reply in time'), { name: 'TimeoutError' })
    }
  }

  function visible(truth: Truth): Made[] {
    return truth.versions.filter((made) => !made.deleted && made.visible <= time.now())
  }

  function serviceFor(region: string, run: string, isDead: () => boolean): LayerService {
    const truth = truths.find((one) => one.region === region)
    if (!truth) throw new Error(`There is no Region ${region}.`)
    const found = (number: number): Made => {
      const made = truth.versions[number - 1]
      if (!made || made.deleted) throw failure('ResourceNotFoundException', 404)
      return made
    }
    const seen = (number: number): Made | undefined =>
      visible(truth).find(({ version }) => version.version === number)
    return {
      versions: () =>
        call('versions', isDead, (): Listed[] =>
          visible(truth)
            .map(({ version }) => version)
            .reverse(),
        ),
      version: (_layer, number) => call('version', isDead, () => seen(number)?.version),
      download: () => call('download', isDead, () => undefined),
      statements: (_layer, number) => call('statements', isDead, () => [...(seen(number)?.statements ?? [])]),
      publish: (release) =>
        call('publish', isDead, () => {
          const lag = chance.between(0, weather().lag)
          return add(truth, release, { by: run, visible: time.now() + lag }).version
        }),
      grant: (_layer, number, { statementId: id, principal }: Grant) =>
        call('grant', isDead, () => {
          const made = found(number)
          if (!made.statements.some((one) => one.id === id)) made.statements.push({ id, principal })
        }),
      revoke: (_layer, number, id) =>
        call('revoke', isDead, () => {
          const made = found(number)
          made.statements = made.statements.filter((one) => one.id !== id)
        }),
      remove: (_layer, number) =>
        call('remove', isDead, () => {
          const made = truth.versions[number - 1]
          if (made) made.deleted = true
        }),
      versionsInUse: () => call('versionsInUse', isDead, () => []),
      codeStorage: () => call('codeStorage', isDead, () => ({ used: 1, limit: 2 })),
    }
  }

  return { truths: new Map(truths.map((truth) => [truth.region, truth])), calls: () => calls, serviceFor }
}

/** Makes a version, as AWS does: the next number, whatever was deleted. */
export function add(truth: Truth, release: Release, { by, visible }: Pick<Made, 'by' | 'visible'>): Made {
  const { content, description, licenseInfo, runtimes, architectures } = release
  const number = truth.versions.length + 1
  const bytes = 'zip' in content ? content.zip : new Uint8Array()
  const made: Made = {
    version: {
      arn: `arn:aws:lambda:${truth.region}:111122223333:layer:x:${number}`,
      version: number,
      codeSha256: sha256Of(bytes),
      description,
      licenseInfo,
      runtimes,
      architectures,
    },
    by,
    isFiller: description === fillerDescription,
    visible,
    statements: [],
    deleted: false,
  }
  truth.versions.push(made)
  return made
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64')
}

function connectionLost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}

function failure(name: string, status: number): Error {
  return Object.assign(new Error(name), { name, $fault: 'server', $metadata: { httpStatusCode: status } })
}
