import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import type { Environment } from '../layer/layer.ts'

/** Returns the error message for an environment without credentials. A key without its secret counts as no credentials. */
export function noCredentialsError(env: Environment): Message {
  const incompletePair = credentialPairs.find((pair) => pair.some((name) => env[name]))
  const missing = incompletePair?.find((name) => !env[name])
  const why =
    missing === undefined
      ? ''
      : ` ${incompletePair?.find((name) => name !== missing) ?? ''} is set without ${missing}.`
  return about(
    'there-are-no-aws-credentials',
    `There are no AWS credentials.${why} Set "role-to-assume" (with "permissions: id-token: write" in the job), ` +
      'or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in a step before this one.',
  )
}

/** Variables that are credentials only together. */
const credentialPairs = [
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
]

/** Returns the error message if an input has a role, but the job has no permission to request an OIDC token. */
export function noIdTokenError(input: string): Message {
  return about(
    'the-job-cannot-request-an-oidc-token',
    `Input "${input}" is given, but this job is not allowed to request an OIDC token from GitHub. Add "permissions: id-token: write" ` +
      'to the job. Pull requests from forks never get this permission. For them, use "dry-run: true".',
  )
}

/** Returns whether an environment contains credentials: keys, or a role with a token file. */
export function hasCredentials(env: Environment): boolean {
  return credentialPairs.some((pair) => pair.every((name) => Boolean(env[name])))
}
