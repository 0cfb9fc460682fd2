import { hasPlaceholderDescription } from '../../src/plan/placeholder.ts'
import type { Then } from '../rig/faults.mjs'
import { passingFaults, verificationFaults } from '../rig/faults.mjs'
import type { Reply } from '../rig/moto.mjs'
import type { Request } from '../rig/request.mjs'
import { lies, saying } from './lies.ts'
import type { Around } from './lies.ts'
import type { Others } from './others.ts'
import { standingIn } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { Happening } from './way.ts'

/** All that can go wrong with a call. */

/** What a kind of fault works with. */
export interface Context extends Around {
  readonly by: string
  readonly ledger: Ledger
  readonly others: Others
}

/** A kind of fault: which operations it is for, if not for all, and what happens. */
export interface Kind {
  readonly of?: readonly string[]
  /** Whether it can last for as long as the run does: those that cannot would be truths. */
  readonly passes?: boolean
  /** Which of the calls count, if not all of them. */
  readonly counts?: (request: Request) => boolean
  readonly happen: (context: Context) => Omit<Happening, 'name'>
}

/** Milliseconds until nobody waits any longer. */
const forEver = 600_000

const wire: Readonly<Record<string, Then>> = {
  ...Object.fromEntries(passingFaults.map((then) => [JSON.stringify(then), then])),
  'half of it': { garble: 'half' },
  refused: { status: 403, errorType: 'AccessDeniedException', message: 'is not authorized to perform this' },
  'refused, in HTML': { status: 403, garble: 'html', body: '' },
  'refused after it was done': {
    status: 400,
    errorType: 'InvalidParameterValueException',
    message: 'No.',
    after: true,
    garble: 'half',
  },
  'not found, cut': {
    status: 404,
    errorType: 'ResourceNotFoundException',
    message: 'There is no such thing.',
    garble: 'truncated',
  },
  'a 429 that asks for time': {
    status: 429,
    errorType: 'TooManyRequestsException',
    message: 'Rate exceeded',
    headers: { 'retry-after': '3' },
  },
  'a gateway that gives up': { status: 504, garble: 'html', body: '', after: true },
  'what was sent': { status: 403, errorType: 'AccessDeniedException', message: '', echo: true },
  'an expired key': {
    status: 403,
    errorType: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
  },
}

const verifications = Object.fromEntries(verificationFaults.map((then) => [then.errorType ?? '', then]))

/** Hides what this run has just made, as a listing does that lags behind. */
function lagging({ by, ledger }: Context): NonNullable<Happening['change']> {
  return (reply, { region }) => {
    if (reply.status !== 200) return reply
    const { LayerVersions, ...rest } = JSON.parse(reply.body.toString()) as {
      LayerVersions: { Version: number }[]
    }
    const fresh = standingIn(ledger, region).filter((one) => one.by === by)
    const shown = LayerVersions.filter(({ Version }) => !fresh.some(({ version }) => version === Version))
    return { ...reply, body: Buffer.from(JSON.stringify({ ...rest, LayerVersions: shown })) }
  }
}

function notYet({ by, ledger }: Context): NonNullable<Happening['change']> {
  return (reply, { region, input }) => {
    const fresh = standingIn(ledger, region).find(({ version }) => version === Number(input['VersionNumber']))
    if (fresh?.by !== by) return reply
    const body = Buffer.from(
      JSON.stringify({ Type: 'User', Message: 'The resource you requested does not exist.' }),
    )
    return {
      ...reply,
      status: 404,
      headers: { ...reply.headers, 'x-amzn-errortype': 'ResourceNotFoundException' },
      body,
    }
  }
}

const publish = ['PublishLayerVersion']

/** Placeholders are all the same: who publishes which of them makes no difference. */
function isOfLayer({ input }: Request): boolean {
  return !hasPlaceholderDescription({ description: String(input['Description'] ?? '') })
}

/** What others do to the same layer at the same moment, and how their responses come here. */
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
  'the response to a publish of long ago': {
    of: publish,
    passes: true,
    happen: ({ others }) => crossed((request) => others.anyOther(request), true),
  },
}

/** The response to what others have sent. */
function crossed(other: (request: Request) => Promise<unknown>, isDone: boolean): Omit<Happening, 'name'> {
  if (isDone) {
    return {
      change: async (reply, request) => answerOr(reply, await other(request)),
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

function answerOr(reply: Reply, body: unknown): Reply {
  return body === undefined ? reply : saying(body)
}

/** What can happen to a call of a run that is drawn by chance. */
export const drawn: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(Object.entries(wire).map(([name, then]) => [name, { happen: () => ({ then }) }])),
  ...Object.fromEntries(
    Object.entries(verifications).map(([name, then]) => [
      name,
      { of: ['AssumeRoleWithWebIdentity'], passes: true, happen: () => ({ then }) },
    ]),
  ),
  'no response, but it is done': { happen: () => ({ then: { delayMs: forEver, after: true } }) },
  'no response': { happen: () => ({ then: { delayMs: forEver } }) },
  'a listing that lags': {
    of: ['ListLayerVersions'],
    passes: true,
    happen: (context) => ({ change: lagging(context) }),
  },
  'a read that lags': {
    of: ['GetLayerVersion'],
    passes: true,
    happen: (context) => ({ change: notYet(context) }),
  },
  ...encounters,
  ...Object.fromEntries(
    Object.entries(lies).map(([name, { lie, of }]) => [
      name,
      {
        ...(of && { of }),
        happen: (context: Context) => ({
          change: (reply: Reply, request: Request) => lie(reply, request, context),
        }),
      },
    ]),
  ),
}

/** A write that was never done, and seems to have been. */
export const unsent = 'the response to another call, and this request is lost'

/** All kinds by their names. */
export const kinds: Readonly<Record<string, Kind>> = {
  ...drawn,
  [unsent]: { happen: () => ({ then: { status: 200, body: '{"Version":7}' } }) },
}
