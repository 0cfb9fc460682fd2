import { readFile } from 'node:fs/promises'
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { defaultSessionName } from '../../aws-names/credential-variables.ts'
import { noCredentialsError } from '../../aws-names/missing-credentials.ts'
import type { Message, Reason } from '../../base/message.ts'
import { about, becauseOf, reworded } from '../../base/message.ts'
import { messageOf, Problem, reasonOf } from '../../base/problem.ts'
import type { Environment, Region } from '../../layer/layer.ts'
import { ProxyFailure } from '../../network/proxy-failure.ts'
import { hasNoResponse, isRefusal, isThrottled, nameOf, withoutSecrets } from '../calls/aws-errors.ts'
import { limitIn } from '../calls/call-context.ts'
import type { CallSettings } from '../calls/call-context.ts'
import { configOf } from '../calls/clients.ts'
import { denialIn } from '../calls/denials.ts'
import { explain, shortReason } from '../calls/explain.ts'
import { failureKind, isStopped } from '../calls/failure-kind.ts'
import type { Credentials } from '../calls/keys.ts'
import { accountIn } from '../calls/responses.ts'
import { retryPolicy } from '../calls/retry-policy.ts'
import type { FailureKind, RoleFailureKind } from '../calls/retry-policy.ts'
import { retry } from '../calls/retry.ts'
import { timeLimits } from '../calls/timeouts.ts'
import { traced } from '../calls/traced-client.ts'
import { adviceIfUnreachable } from '../calls/unreachable.ts'
import type { Role } from './role.ts'
import { trustHint, trustRemedies, verificationFailure } from './trust.ts'

/** The duration of a role session, its name if one is configured, and a session policy that restricts it. */
export interface SessionRequest extends Pick<Role, 'durationSeconds' | 'policy'> {
  readonly sessionName: string | undefined
}

/** The source of credentials. The role of the runner's machine is never used. */
export type CredentialSource = { readonly role: Role } | { readonly keys: Credentials }

/** AssumeRoleWithWebIdentity is not signed. Without these credentials, the SDK would use the role of the runner's machine. */
const unsigned = { accessKeyId: '', secretAccessKey: '' }

/**
 * Returns the source of credentials in the environment: access keys, or a role with a token file. Masks the token in the log. Throws a
 * Problem if there is none.
 */
export function sourceFromEnvironment(
  env: Environment,
  { sessionName, durationSeconds, policy }: SessionRequest,
  mask: (secret: string) => void,
): CredentialSource {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    const sessionToken = AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}
    return {
      keys: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, ...sessionToken },
    }
  }
  const { AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE } = env
  if (AWS_ROLE_ARN && AWS_WEB_IDENTITY_TOKEN_FILE) {
    return {
      role: {
        from: 'AWS_ROLE_ARN',
        arn: AWS_ROLE_ARN,
        sessionName: sessionName ?? (env['AWS_ROLE_SESSION_NAME'] || defaultSessionName),
        durationSeconds,
        policy,
        token: () => readToken(AWS_WEB_IDENTITY_TOKEN_FILE, mask),
      },
    }
  }
  throw new Problem(noCredentialsError(env))
}

const toGetToken = 'Write a token to it immediately before this step, or use "role-to-assume" instead.'

async function readToken(path: string, mask: (secret: string) => void): Promise<string> {
  const token = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Problem({
      topic: 'the-token-file-cannot-be-used',
      text: `The token file that AWS_WEB_IDENTITY_TOKEN_FILE names cannot be read: ${messageOf(error)}. ${toGetToken}`,
    })
  })
  if (token.trim() === '')
    throw new Problem({
      topic: 'the-token-file-cannot-be-used',
      text: `The token file that AWS_WEB_IDENTITY_TOKEN_FILE names is empty. ${toGetToken}`,
    })
  mask(token.trim())
  return token
}

/**
 * Returns the account id of credentials by GetCallerIdentity, which needs no permission. Throws a Problem if STS rejects the credentials,
 * or returns another account than `expected`.
 */
export async function accountOf(
  credentials: Credentials,
  region: Region,
  { sleep, deadlines, trace, hide, clientSettings, optional = [] }: CallSettings,
  expected?: string,
): Promise<string> {
  const limits = timeLimits(deadlines).plain
  const config = { ...configOf('sts', region, clientSettings, limits), credentials }
  const limit = (): number => limitIn(region, { deadlines, optional })
  const sts = traced(new STSClient(config), region, { trace, limit })
  const call = async (): Promise<string> => {
    const response = await sts.send(new GetCallerIdentityCommand({}))
    try {
      return accountIn(response, expected)
    } catch {
      throw new Error('the response to GetCallerIdentity was empty, truncated, or about another request')
    }
  }
  // This is the first call with these credentials. STS may have created them a moment ago.
  const kindOf = (error: unknown): FailureKind => failureKind(error, { areKeysNew: true })
  const attempts = retryPolicy.attempts.GetCallerIdentity
  return retry(call, { kindOf, attempts, sleep }).catch((cause: unknown) => {
    throw new Problem(reasonUnconfirmed(withoutSecrets(cause, hide), region), { cause })
  })
}

/** Returns why STS did not return the account. Only a refusal means that the credentials are wrong. */
function reasonUnconfirmed(error: unknown, region: Region): Reason {
  const unreached = reasonUnreached(error, region)
  if (unreached !== undefined) return unreached
  const reason = explain(error)
  if (!isRefusal(error) || isThrottled(error))
    return reworded(reason, (text) => `STS in ${region} could not check the credentials. ${text}`)
  const refusal = `STS in ${region} did not accept the credentials. ${reason.text}`
  return becauseOf(reason, 'aws-does-not-accept-the-credentials', refusal)
}

/** Returns why STS did not respond, and what to do. Undefined if it responded. */
function reasonUnreached(error: unknown, region: Region): Message | undefined {
  if (error instanceof ProxyFailure)
    return reworded(error.reason, (text) => `Could not reach STS in ${region}. ${text}`)
  if (!hasNoResponse(error)) return undefined
  const advice = adviceIfUnreachable(error) ?? 'Re-run the job.'
  return about('there-was-no-response', `Could not reach STS in ${region} (${shortReason(error)}). ${advice}`)
}

/**
 * Returns a function that assumes a role by the STS endpoint of a Region. Session tokens of the global endpoint are not valid in opt-in
 * Regions. All Regions share one deadline. The function rejects with a Problem.
 */
export function roleAssumer(
  role: Role,
  { sleep, deadlines, trace, hide, clientSettings, optional = [] }: CallSettings,
  now: () => number = () => performance.now(),
): (region: Region) => Promise<Credentials> {
  const deadline = now() + deadlines.assumeRole
  const limits = timeLimits(deadlines).plain
  return (region) => {
    const config = { ...configOf('sts', region, clientSettings, limits), credentials: unsigned }
    const limit = (): number => limitIn(region, { deadlines, optional })
    const sts = traced(new STSClient(config), region, { trace, limit })
    let token = ''
    const attempt = async (): Promise<Credentials> => {
      token = ''
      token = (await role.token()).trim()
      return assumeOnce(sts, role, token)
    }
    const kindOf = (error: unknown) => (now() < deadline ? roleFailureKind(error, token) : 'stopped')
    const attempts = retryPolicy.attempts.AssumeRoleWithWebIdentity
    return retry(attempt, { kindOf, attempts, sleep }).catch((error: unknown) => {
      throw roleProblem(role, { token, region }, withoutSecrets(error, hide))
    })
  }
}

async function assumeOnce(sts: STSClient, role: Role, token: string): Promise<Credentials> {
  const { Credentials: given, AssumedRoleUser: user } = await sts.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: role.arn,
      RoleSessionName: role.sessionName,
      DurationSeconds: role.durationSeconds,
      Policy: role.policy,
      WebIdentityToken: token,
    }),
  )
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) {
    throw new Error('the response to AssumeRoleWithWebIdentity was empty or truncated')
  }
  if (user?.Arn !== undefined && !isSessionOf(role, user.Arn)) {
    throw new Error('the response to AssumeRoleWithWebIdentity is about another role')
  }
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
  }
}

/**
 * Whether an ARN such as `arn:aws:sts::111122223333:assumed-role/name/session` is of a session of this role. Only the ARN of the role
 * contains its path.
 */
function isSessionOf({ arn }: Role, session: string): boolean {
  const [, , , , account, role = ''] = arn.split(':')
  const [, , , , ofSession, user = ''] = session.split(':')
  return account === ofSession && user.split('/')[1] === role.split('/').at(-1)
}

/** Returns the kind of failure to assume a role. `token` is empty if GitHub did not issue one. */
function roleFailureKind(error: unknown, token: string): FailureKind | RoleFailureKind {
  if (isStopped(error)) return 'stopped'
  if (token === '') return 'no-token'
  const text = `${nameOf(error)}: ${messageOf(error)}`
  if (verificationFailure.test(text)) return 'token-not-verified'
  if (/^(AccessDenied|InvalidIdentityToken|ExpiredToken)/.test(text)) return 'role-refused'
  return failureKind(error, { areKeysNew: false })
}

/** Returns why a role could not be assumed. The Problem has a cause only if a request was sent to STS. */
function roleProblem(
  role: Role,
  { token, region }: { token: string; region: Region },
  cause: unknown,
): Problem {
  if (cause instanceof Problem) return cause
  if (token === '') {
    const reason = reasonOf(cause)
    const text = `GitHub did not issue an OIDC token for ${role.from}. ${reason.text.replace(/\s+/g, ' ')} Re-run the job.`
    return new Problem(becauseOf(reason, 'github-issued-no-oidc-token', text))
  }
  const unreached = reasonUnreached(cause, region)
  const what = `The role ${role.arn} (from ${role.from}) could not be assumed.`
  if (unreached !== undefined)
    return new Problem(
      reworded(unreached, (text) => `${text} ${what}`),
      { cause },
    )
  const reason = explain(cause, trustRemedies(role, token))
  const isOfTrust = /^AccessDenied/.test(nameOf(cause)) && denialIn(cause) === undefined
  const text = `${what} ${reason.text}${isOfTrust ? trustHint(role, token) : ''}`
  return new Problem(
    { ...becauseOf(reason, 'the-role-does-not-trust-this-job', text), isVague: reason.isVague },
    { cause },
  )
}
