import { unreadable } from '../../src/regions/calls/unreadable.ts'
import type { LayerService } from '../../src/regions/calls/service.ts'
import type { Chance } from './chance.ts'
import { layerName, liarBy, versionResponse } from './responses.ts'
import type { VirtualTime } from './time.ts'
import { add } from './truth.ts'
import type { Truth } from './truth.ts'

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

/**
 * What a call meets: a loss before AWS, a loss after it, a reply that cannot be read, a refusal for a moment, a late arrival, a response about something
 * else, and the response to what another run has published.
 */
export const faults = [
  'before',
  'after',
  'garbled',
  'error',
  'error-after',
  'throttled',
  'late',
  'unconnected',
  'other',
  'crossed',
] as const

export type Fault = (typeof faults)[number]

/** A call in a Region; `isDead` holds where the run that makes it was killed. */
export interface Called {
  readonly operation: keyof LayerService
  readonly region: string
  readonly isDead: () => boolean
}

const names: Readonly<Record<keyof LayerService, string>> = {
  versions: 'ListLayerVersions',
  version: 'GetLayerVersion',
  download: 'GetLayerVersion',
  statements: 'GetLayerVersionPolicy',
  publish: 'PublishLayerVersion',
  grant: 'AddLayerVersionPermission',
  revoke: 'RemoveLayerVersionPermission',
  remove: 'DeleteLayerVersion',
  versionsInUse: 'ListFunctions',
  codeStorage: 'GetAccountSettings',
}

/** Calls to AWS, on a way where things go wrong. */
export interface Calls {
  readonly made: () => number
  /** A call; `process` gives the response as it comes by the wire, which `read` takes. */
  readonly call: <T>(
    called: Called,
    process: () => object | undefined,
    read: (response: unknown) => T,
  ) => Promise<T>
}

export function callsTo(
  truths: readonly Truth[],
  { chance, time, weather }: { chance: Chance; time: VirtualTime; weather: () => Weather },
): Calls {
  let calls = 0
  const liar = liarBy(chance)

  function faultOf(operation: keyof LayerService): Fault | 'none' {
    const { fault, always } = weather()
    if (always?.operation === operation) return always.fault
    return chance.happens(fault) ? chance.oneOf(faults) : 'none'
  }

  async function call<T>(
    { operation, region, isDead }: Called,
    process: () => object | undefined,
    read: (response: unknown) => T,
  ): Promise<T> {
    if (isDead()) return new Promise(() => undefined)
    calls += 1
    const { late } = weather()
    const kind = faultOf(operation)
    await time.sleep(chance.between(5, 300))
    const respond = async (response: unknown): Promise<T> => {
      await time.sleep(chance.between(5, 300))
      return read(response)
    }
    switch (kind) {
      case 'none':
        return respond(process())
      case 'other': {
        const response = process()
        return respond(response && liar.lieFor(names[operation], region, response))
      }
      case 'crossed': {
        const response = process()
        return respond(operation === 'publish' ? strangersPublish(region) : response)
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

  /** Others publish into the same layer, and their response goes astray. */
  function strangersPublish(region: string): object | undefined {
    const truth = truths.find((one) => one.region === region)
    if (!truth) return undefined
    const content = { zip: Buffer.from('what others publish') }
    const release = {
      layerName,
      content,
      description: 'others',
      licenseInfo: '',
      runtimes: [],
      architectures: [],
    }
    return versionResponse(region, add(truth, release, { by: 'others', visible: time.now() }).version)
  }

  return { made: () => calls, call }
}

function connectionLost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}

/** A failure as the SDK throws it. */
export function failure(name: string, status: number): Error {
  return Object.assign(new Error(name), { name, $fault: 'server', $metadata: { httpStatusCode: status } })
}
