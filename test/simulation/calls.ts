import { unreadable } from '../../src/regions/calls/unreadable.ts'
import type { LayerService } from '../../src/regions/calls/service.ts'
import { encoded } from '../support/base64.ts'
import type { Chance } from './chance.ts'
import { layerName, wrongResponsesBy, versionResponse } from './responses.ts'
import type { VirtualTime } from './time.ts'
import { add } from './truth.ts'
import type { Truth } from './truth.ts'

/** The faults that calls to AWS can have, with probabilities from 0 to 1 and times in milliseconds. */
export interface Weather {
  /** The probability of a fault per call. */
  readonly fault: number
  /** The longest time until reads show a write. */
  readonly lag: number
  /** The longest time until a request arrives at AWS after its client timed out. */
  readonly late: number
  /** An operation that always fails, and its fault. */
  readonly always?: { readonly operation: keyof LayerService; readonly fault: Fault }
  /** How a Region is down now. Undefined: it is not. */
  readonly outage?: (region: string) => Outage | undefined
}

/**
 * How a Region can be down: connections are refused or not accepted, it does not respond, it closes connections, it returns errors, or it
 * is not enabled.
 */
export const outages = ['refused', 'unreachable', 'silent', 'reset', 'unavailable', 'not enabled'] as const

export type Outage = (typeof outages)[number]

export const calm: Weather = { fault: 0, lag: 0, late: 0 }

/**
 * The faults of a call: a loss before or after AWS processes it, an unreadable response, a temporary error, a late arrival, a response about
 * something else, and the response to a publish of another run.
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

/** A call in a Region. `isDead` returns true if the run that makes it was killed. */
export interface Called {
  readonly operation: keyof LayerService
  readonly region: string
  readonly isDead: () => boolean
  /** Returns the time limit of a call in milliseconds. */
  readonly limit: (command: string, usual: number) => number
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
  uses: 'ListFunctions',
  codeStorage: 'GetAccountSettings',
}

/** Calls to AWS with random faults. */
export interface Calls {
  readonly made: () => number
  /** Makes a call. `process` returns the response of AWS, and `read` parses it. */
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
  const wrongResponses = wrongResponsesBy(chance)

  function faultOf(operation: keyof LayerService): Fault | 'none' {
    const { fault, always } = weather()
    if (always?.operation === operation) return always.fault
    return chance.happens(fault) ? chance.oneOf(faults) : 'none'
  }

  async function call<T>(
    { operation, region, isDead, limit }: Called,
    process: () => object | undefined,
    read: (response: unknown) => T,
  ): Promise<T> {
    if (isDead()) return new Promise(() => undefined)
    calls += 1
    const { late, outage } = weather()
    const down = outage?.(region)
    if (down !== undefined) return failBy(down, limit(names[operation], 15_000))
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
        return respond(response && wrongResponses.instead(names[operation], region, response))
      }
      case 'crossed': {
        const response = process()
        return respond(operation === 'publish' ? publishByOthers(region) : response)
      }
      case 'before':
        throw connectionLost()
      case 'unconnected':
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
      case 'after':
        processUnseen(process)
        throw connectionLost()
      case 'garbled':
        processUnseen(process)
        return unreadable()
      case 'error':
        throw failure('ServiceException', 500)
      case 'error-after':
        processUnseen(process)
        throw failure('ServiceUnavailableException', 503)
      case 'throttled':
        throw failure('TooManyRequestsException', 429)
      case 'late':
        // The client does not receive the response.
        void time
          .sleep(15_000 + chance.between(0, late))
          .then(process)
          .catch(() => undefined)
        await time.sleep(15_000)
        throw Object.assign(new Error('no response in time'), { name: 'TimeoutError' })
    }
  }

  /** The Region receives nothing. */
  async function failBy(outage: Outage, limit: number): Promise<never> {
    const slow = outage === 'unreachable' ? Math.min(5_000, limit) : outage === 'silent' ? limit : 5
    await time.sleep(slow)
    switch (outage) {
      case 'refused':
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
      case 'unreachable':
        throw Object.assign(new Error('no connection, without establishing a connection'), {
          name: 'TimeoutError',
        })
      case 'silent':
        throw Object.assign(new Error('no response in time'), { name: 'TimeoutError' })
      case 'reset':
        throw connectionLost()
      case 'unavailable':
        throw failure('ServiceUnavailableException', 503)
      case 'not enabled':
        throw failure('UnrecognizedClientException', 403)
    }
  }

  /** Others publish to the same layer, and this run receives their response. */
  function publishByOthers(region: string): object | undefined {
    const truth = truths.find((one) => one.region === region)
    if (!truth) return undefined
    const content = { zip: encoded(Buffer.from('what others publish')) }
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

/** Processes a call whose response is lost, which can be an error. */
function processUnseen(process: () => unknown): void {
  try {
    process()
  } catch {
    // The caller does not see it.
  }
}

function connectionLost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}

/** Returns an error as the SDK throws it. */
export function failure(name: string, status: number, message = name): Error {
  return Object.assign(new Error(message), { name, $fault: 'server', $metadata: { httpStatusCode: status } })
}
