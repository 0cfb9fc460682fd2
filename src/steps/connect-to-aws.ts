import { defaultSessionName } from '../aws-names/credential-variables.ts'
import type { Endpoints } from '../aws-names/endpoints.ts'
import { havePatterns, partitionOfRegions, resolveKnown } from '../aws-names/region-selection.ts'
import type { WantedRegions } from '../aws-names/region-selection.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import type { AwsInputs } from '../inputs/aws-inputs.ts'
import { wantedRegions } from '../inputs/regions.ts'
import type { ResolvedRegions } from '../layer/resolved-regions.ts'
import type { Connection, ConnectRequest } from '../regions/connect.ts'
import type { SessionRequest } from '../regions/credentials/credentials.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'

/** The run that connects to AWS. The account ID and the Regions are added to `run`. */
export interface Caller {
  readonly inputs: AwsInputs & { readonly 'dry-run': boolean; readonly endpoints: Endpoints }
  readonly runner: Runner
  readonly run: Pick<Run, 'account' | 'regions' | 'optionalRegions' | 'patterns'>
}

/** AWS in every Region, or why it cannot be reached. In that case, `run` has the Regions that the account probably has. */
export type AwsConnection = { readonly connection: Connection } | { readonly unreached: readonly Message[] }

/** Why no Region was read, if there is no connection. The reasons in `unreached` are shown separately. */
export const notContacted = about(
  'there-are-no-aws-credentials',
  'AWS was not contacted, because there are no credentials. The warning shows the reason.',
)

/**
 * Connects to AWS in every Region. `session` replaces the settings of a role session in the inputs. If that fails, a dry run gets the
 * reasons, and any other run throws a Problem.
 */
export async function connectToAws(
  { inputs, runner, run }: Caller,
  session?: RestrictedSession,
): Promise<AwsConnection> {
  const wanted = wantedRegions(inputs, runner.env)
  const arn = inputs['role-to-assume']
  try {
    const connection = await connectAs(
      {
        role: arn === undefined ? undefined : { arn, input: 'role-to-assume' },
        regions: wanted,
        allowedAccountIds: inputs['allowed-account-ids'],
        ...(session && { session }),
      },
      { inputs, runner },
    )
    run.account = connection.account
    recordRegions(connection.resolved, wanted, run)
    return { connection }
  } catch (error) {
    if (!inputs['dry-run'] || !(error instanceof Problem) || isOfPatterns(error)) throw error
    const partition = partitionOfRegions(wanted, {
      roleArn: arn ?? runner.env['AWS_ROLE_ARN'],
      region: runner.env['AWS_REGION'],
    })
    recordRegions(resolveKnown(wanted, partition), wanted, run)
    return { unreached: [...error.errors, ...guessWarnings(wanted)] }
  }
}

/** A role session that is shorter and has fewer permissions than one for writes. */
export type RestrictedSession = Required<Pick<SessionRequest, 'durationSeconds' | 'policy'>>

/** Who connects, and where. */
interface Identity extends Pick<ConnectRequest, 'role' | 'regions' | 'allowedAccountIds'> {
  readonly session?: RestrictedSession
}

/** Connects to AWS with a role, or with the credentials in the environment. Throws a Problem. */
export async function connectAs(
  { session, ...identity }: Identity,
  { inputs, runner }: Pick<Caller, 'inputs' | 'runner'>,
): Promise<Connection> {
  const { connect } = await import('../regions/connect.ts')
  const given = inputs['role-session-name']
  return connect({
    ...identity,
    session: {
      // The default value comes from action.yml. It must not override AWS_ROLE_SESSION_NAME.
      sessionName: given === defaultSessionName ? undefined : given,
      durationSeconds: inputs['role-duration-seconds'],
      ...session,
    },
    endpoints: inputs.endpoints,
    connections: runner.connections,
    audience: inputs.audience,
    env: runner.env,
    idToken: runner.idToken,
    mask: runner.mask,
    hide: runner.hide,
    sleep: runner.sleep,
    deadlines: runner.deadlines,
    trace: (line) => runner.log.debug(line),
    cancelled: runner.cancelled,
  })
}

/** Adds the Regions to the run. Patterns are reported too. */
function recordRegions(resolved: ResolvedRegions, wanted: WantedRegions, run: Caller['run']): void {
  run.regions = resolved.regions
  run.optionalRegions = resolved.optional
  if (havePatterns(wanted)) run.patterns = resolved
}

/** A pattern that matches nothing is an error of the input, also in a dry run. */
function isOfPatterns({ errors }: Problem): boolean {
  return errors.some(({ topic }) => topic === 'a-region-pattern-cannot-be-resolved')
}

/** If the account is unknown, the Regions are all known ones of the partition that the patterns match. */
function guessWarnings(wanted: WantedRegions): Message[] {
  if (!havePatterns(wanted)) return []
  const text =
    'The Regions of the account are not known. The plan has all known Regions that the patterns match.'
  return [about('a-region-pattern-cannot-be-resolved', text)]
}
