import type { Grant } from '../../src/layer/layer.ts'
import {
  layerVersionIn,
  policyIn,
  requireGranted,
  usesIn,
  versionsIn,
} from '../../src/regions/calls/responses.ts'
import type { LayerService } from '../../src/regions/calls/service.ts'
import { callsTo, failure } from './calls.ts'
import type { Called, Weather } from './calls.ts'
import type { Chance } from './chance.ts'
import {
  account,
  layerArn,
  layerName,
  listedResponse,
  statementResponse,
  versionResponse,
} from './responses.ts'
import type { VirtualTime } from './time.ts'
import { add, take } from './truth.ts'
import type { Made, Truth } from './truth.ts'

/** The true state of the account, and the services through which runs read and change it. */
export interface Aws {
  readonly truths: ReadonlyMap<string, Truth>
  /** Returns the number of calls. */
  readonly calls: () => number
  /** Returns Lambda in a Region for one run, without retries. If `isDead` returns true, the run was killed and its calls are not sent. */
  readonly serviceFor: (region: string, run: string, client: Client) => LayerService
}

/** What the calls of a run in a Region depend on. */
export type Client = Pick<Called, 'isDead' | 'limit'>

export function awsWith(
  truths: readonly Truth[],
  way: { chance: Chance; time: VirtualTime; weather: () => Weather },
): Aws {
  const { chance, time, weather } = way
  const { made, call } = callsTo(truths, way)

  function visible(truth: Truth): Made[] {
    return truth.versions.filter((made) => !made.deleted && made.visible <= time.now())
  }

  function serviceFor(region: string, run: string, client: Client): LayerService {
    const truth = truths.find((one) => one.region === region)
    if (!truth) throw new Error(`There is no Region ${region}.`)
    const found = (number: number): Made => {
      const made = truth.versions[number - 1]
      if (!made || made.deleted) throw failure('ResourceNotFoundException', 404)
      return made
    }
    const seen = (number: number): Made | undefined =>
      visible(truth).find(({ version }) => version.version === number)
    const about = { region, account, layerName }
    const at = (operation: keyof LayerService): Called => ({ operation, region, ...client })
    const nothing = (): void => undefined
    return {
      versions: () =>
        call(
          at('versions'),
          () => ({
            LayerVersions: visible(truth)
              .map(({ version }) => listedResponse(version))
              .reverse(),
          }),
          (response) => [...versionsIn(response, about).items],
        ),
      version: (_layer, number) =>
        call(
          at('version'),
          () => {
            const made = seen(number)
            return made && versionResponse(region, made.version)
          },
          (response) => (response ? layerVersionIn(response, { ...about, version: number }) : undefined),
        ),
      download: () => call(at('download'), nothing as () => undefined, () => undefined),
      statements: (_layer, number) =>
        call(
          at('statements'),
          () => policyResponse(region, seen(number)),
          (response) => (response ? policyIn(response, { ...about, version: number }) : []),
        ),
      publish: (release) =>
        call(
          at('publish'),
          () => {
            if (truth.rejectsArchitectures && release.architectures.length > 0) throw unsupported(region)
            const lag = chance.between(0, weather().lag)
            return versionResponse(
              region,
              add(truth, release, { by: run, visible: time.now() + lag }).version,
            )
          },
          (response) => layerVersionIn(response, about),
        ),
      grant: (_layer, number, { statementId: id, principal }: Grant) =>
        call(
          at('grant'),
          () => {
            const made = found(number)
            if (made.statements.some((one) => one.id === id)) return undefined
            made.statements.push({ id, principal })
            return { Statement: JSON.stringify(statementResponse({ id, principal }, made.version.arn)) }
          },
          (response) => {
            if (response) requireGranted(response, { ...about, version: number, statementId: id })
          },
        ),
      revoke: (_layer, number, id) =>
        call(
          at('revoke'),
          () => {
            const made = found(number)
            made.statements = made.statements.filter((one) => one.id !== id)
            return undefined
          },
          nothing,
        ),
      remove: (_layer, number) =>
        call(
          at('remove'),
          () => {
            const made = truth.versions[number - 1]
            if (made && !made.deleted) take(made, truth, run)
            return undefined
          },
          nothing,
        ),
      uses: () =>
        call(
          at('uses'),
          () => ({ Functions: [] }),
          (response) => [...usesIn(response, about).items],
        ),
      codeStorage: () => call(at('codeStorage'), nothing as () => undefined, () => ({ used: 1, limit: 2 })),
    }
  }

  return { truths: new Map(truths.map((truth) => [truth.region, truth])), calls: made, serviceFor }
}

function unsupported(region: string): Error {
  const message = `CompatibleArchitectures are not supported in ${region}. Please remove the CompatibleArchitectures value from your request and try again`
  return failure('InvalidParameterValueException', 400, message)
}

function policyResponse(region: string, made: Made | undefined): object | undefined {
  if (!made || made.statements.length === 0) return undefined
  const Statement = made.statements.map((one) =>
    statementResponse(one, `${layerArn(region)}:${made.version.version}`),
  )
  return { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }) }
}
