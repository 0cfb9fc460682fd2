import type { Environment } from '../layer/layer.ts'

/** What is said where no credentials are named, neither by an input nor by the environment; one of a pair is none. */
export function noCredentialsIn(env: Environment): string {
  const half = pairs.find((pair) => pair.some((name) => env[name]))
  const missing = half?.find((name) => !env[name])
  const why =
    missing === undefined ? '' : ` ${half?.find((name) => name !== missing) ?? ''} is set without ${missing}.`
  return (
    `There are no AWS credentials.${why} Give "role-to-assume" (with "permissions: id-token: write" on the job), ` +
    'or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in a step before this one.'
  )
}

/** What makes credentials together. */
const pairs = [
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
]

/** What is said where a role is to be assumed, and GitHub gives the job no token for it. */
export const noIdToken =
  'Input "role-to-assume" is given, but this job may not ask GitHub for an OIDC token. Add "permissions: id-token: write" ' +
  'to the job. Pull requests from forks never get one: use "dry-run: true" there.'

/** Whether an environment names credentials: keys, or a role with a token file. */
export function namesCredentials(env: Environment): boolean {
  return pairs.some((pair) => pair.every((name) => Boolean(env[name])))
}
