import { defaultSessionName } from '../aws-names/credential-variables.ts'
import type { Endpoints } from '../aws-names/endpoints.ts'
import type { Message } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import type { AwsInputs } from '../inputs/aws-inputs.ts'
import type { Connection } from '../regions/connect.ts'
import type { Runner } from '../runner/runner.ts'

/** The run that connects to AWS. The account ID is added to `run`. */
export interface Caller {
  readonly inputs: AwsInputs & { readonly 'dry-run': boolean; readonly endpoints: Endpoints }
  readonly runner: Runner
  readonly run: { account?: string | undefined }
}

/** AWS in every Region, or why it cannot be reached. */
export type AwsConnection = { readonly connection: Connection } | { readonly unreached: readonly Message[] }

/** Connects to AWS in every Region. If that fails, a dry run gets the reasons, and any other run throws a Problem. */
export async function connectToAws({ inputs, runner, run }: Caller): Promise<AwsConnection> {
  const arn = inputs['role-to-assume']
  const given = inputs['role-session-name']
  const session = {
    // The default value comes from action.yml. It must not override AWS_ROLE_SESSION_NAME.
    sessionName: given === defaultSessionName ? undefined : given,
    durationSeconds: inputs['role-duration-seconds'],
  }
  try {
    const { connect } = await import('../regions/connect.ts')
    const connection = await connect({
      regions: inputs.regions,
      role: arn,
      session,
      endpoints: inputs.endpoints,
      connections: runner.connections,
      audience: inputs.audience,
      allowedAccountIds: inputs['allowed-account-ids'],
      env: runner.env,
      idToken: runner.idToken,
      mask: runner.mask,
      hide: runner.hide,
      sleep: runner.sleep,
      deadlines: runner.deadlines,
      trace: (line) => runner.log.debug(line),
      cancelled: runner.cancelled,
    })
    run.account = connection.account
    return { connection }
  } catch (error) {
    if (!inputs['dry-run'] || !(error instanceof Problem)) throw error
    return { unreached: error.errors }
  }
}
