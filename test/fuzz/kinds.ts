import { hasPlaceholderDescription } from '../../src/plan/placeholder.ts'
import type { Then } from '../rig/faults.mjs'
import { passingFaults, verificationFaults } from '../rig/faults.mjs'
import type { AwsResponse } from '../rig/moto.mjs'
import type { Request } from '../rig/request.mjs'
import { wrongResponses, saying } from './wrong-responses.ts'
import type { Around } from './wrong-responses.ts'
import type { Others } from './others.ts'
import { existingIn } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { Happening } from './way.ts'

/** The kinds of faults of a call. */

/** The context in which a fault occurs. */
export interface Context extends Around {
  readonly by: string
  readonly ledger: Ledger
  readonly others: Others
}

/** A kind of fault. `of` are its operations, by default all of them. */
export interface Kind {
  readonly of?: readonly string[]
  /** Whether it is always temporary. As a permanent fault, it would change the true state. */
  readonly passes?: boolean
  /** Selects the calls that count, by default all of them. */
  readonly counts?: (request: Request) => boolean
  readonly happen: (context: Context) => Omit<Happening, 'name'>
}

/** Milliseconds that are longer than any timeout. */
const forEver = 600_000

const wire: Readonly<Record<string, Then>> = {
  ...Object.fromEntries(passingFaults.map((then) => [JSON.stringify(then), then])),
  'half of the response': { garble: 'half' },
  denied: { status: 403, errorType: 'AccessDeniedException', message: 'is not authorized to perform this' },
  'denied, in HTML': { status: 403, garble: 'html', body: '' },
  'rejected after it was processed': {
    status: 400,
    errorType: 'InvalidParameterValueException',
    message: 'No.',
    after: true,
    garble: 'half',
  },
  'not found, truncated': {
    status: 404,
    errorType: 'ResourceNotFoundException',
    message: 'There is no such thing.',
    garble: 'truncated',
  },
  'the status 429 with a time to wait': {
    status: 429,
    errorType: 'TooManyRequestsException',
    message: 'Rate exceeded',
    headers: { 'retry-after': '3' },
  },
  'a gateway timeout': { status: 504, garble: 'html', body: '', after: true },
  'an error that repeats the request': {
    status: 403,
    errorType: 'AccessDeniedException',
    message: '',
    echo: true,
  },
  'an expired key': {
    status: 403,
    errorType: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
  },
}

const verifications = Object.fromEntries(verificationFaults.map((then) => [then.errorType ?? '', then]))

/** Hides the versions of this run, as an outdated listing does. */
function lagging({ by, ledger }: Context): NonNullable<Happening['change']> {
  return (response, { region }) => {
    if (response.status !== 200) return response
    const { LayerVersions, ...rest } = JSON.parse(response.body.toString()) as {
      LayerVersions: { Version: number }[]
    }
    const fresh = existingIn(ledger, region).filter((one) => one.by === by)
    const shown = LayerVersions.filter(({ Version }) => !fresh.some(({ version }) => version === Version))
    return { ...response, body: Buffer.from(JSON.stringify({ ...rest, LayerVersions: shown })) }
  }
}

function notYet({ by, ledger }: Context): NonNullable<Happening['change']> {
  return (response, { region, input }) => {
    const fresh = existingIn(ledger, region).find(({ version }) => version === Number(input['VersionNumber']))
    if (fresh?.by !== by) return response
    const body = Buffer.from(
      JSON.stringify({ Type: 'User', Message: 'The resource you requested does not exist.' }),
    )
    return {
      ...response,
      status: 404,
      headers: { ...response.headers, 'x-amzn-errortype': 'ResourceNotFoundException' },
      body,
    }
  }
}

const publish = ['PublishLayerVersion']

/** All placeholder versions are the same, so that their publisher makes no difference. */
function isOfLayer({ input }: Request): boolean {
  return !hasPlaceholderDescription({ description: String(input['Description'] ?? '') })
}

/** Faults in which others publish to the same layer at the same time, and this run can receive their responses. */
const encounters: Readonly<Record<string, Kind>> = {
  'a twin publishes the same, and this request is lost': {
    of: publish,
    counts: isOfLayer,
    passes: true,
    happen: ({ others }) => ({
      before: (request) => others.publishSame(request, { grants: true }),
      then: { reset: 'before' },
    }),
  },
  'a twin publishes the same, and the response is lost': {
    of: publish,
    counts: isOfLayer,
    passes: true,
    happen: ({ others }) => ({
      before: (request) => others.publishSame(request, { grants: true }),
      then: { reset: 'after' },
    }),
  },
  'a twin publishes the same just before': {
    of: publish,
    counts: isOfLayer,
    passes: true,
    happen: ({ others }) => ({ before: (request) => others.publishSame(request, { grants: false }) }),
  },
  'something else is published just before': {
    of: publish,
    passes: true,
    happen: ({ others }) => ({
      before: async (request) => {
        await others.publishOther(request)
      },
    }),
  },
  'the response to another publish, and this request is lost': {
    of: publish,
    passes: true,
    happen: ({ others }) => crossed((request) => others.publishOther(request), false),
  },
  'the response to another publish': {
    of: publish,
    passes: true,
    happen: ({ others }) => crossed((request) => others.publishOther(request), true),
  },
  'the response to an earlier publish': {
    of: publish,
    passes: true,
    happen: ({ others }) => crossed((request) => others.anyOther(request), true),
  },
}

/** Replaces the response with the response to a request of others. */
function crossed(other: (request: Request) => Promise<unknown>, isDone: boolean): Omit<Happening, 'name'> {
  if (isDone) {
    return {
      change: async (response, request) => answerOr(response, await other(request)),
    }
  }
  let body: unknown
  return {
    before: async (request) => {
      body = await other(request)
    },
    then: {
      get body() {
        return JSON.stringify(body ?? {})
      },
      status: 201,
    },
  }
}

function answerOr(response: AwsResponse, body: unknown): AwsResponse {
  return body === undefined ? response : saying(body)
}

/** The kinds that are selected at random. */
export const drawn: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(Object.entries(wire).map(([name, then]) => [name, { happen: () => ({ then }) }])),
  ...Object.fromEntries(
    Object.entries(verifications).map(([name, then]) => [
      name,
      { of: ['AssumeRoleWithWebIdentity'], passes: true, happen: () => ({ then }) },
    ]),
  ),
  'no response, but it is processed': { happen: () => ({ then: { delayMs: forEver, after: true } }) },
  'no response': { happen: () => ({ then: { delayMs: forEver } }) },
  'an outdated listing': {
    of: ['ListLayerVersions'],
    passes: true,
    happen: (context) => ({ change: lagging(context) }),
  },
  'an outdated read': {
    of: ['GetLayerVersion'],
    passes: true,
    happen: (context) => ({ change: notYet(context) }),
  },
  ...encounters,
  ...Object.fromEntries(
    Object.entries(wrongResponses).map(([name, { wrong, of }]) => [
      name,
      {
        ...(of && { of }),
        happen: (context: Context) => ({
          change: (response: AwsResponse, request: Request) => wrong(response, request, context),
        }),
      },
    ]),
  ),
}

/** A write that AWS did not receive, although a response confirms it. */
export const unsent = 'the response to another call, and this request is lost'

/** All kinds by name. */
export const kinds: Readonly<Record<string, Kind>> = {
  ...drawn,
  [unsent]: { happen: () => ({ then: { status: 200, body: '{"Version":7}' } }) },
}
