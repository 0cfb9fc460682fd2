import { readFileSync } from 'node:fs'
import type { Environment } from '../layer/layer.ts'

/** The form of a role's ARN. */
export const roleArnForm = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

/** The default name of a session. action.yml contains the same default. */
export const usualSessionName = 'lambda-layer-everywhere'

/** The form of a session name (STS: AssumeRoleWithWebIdentity). */
export const sessionNameForm = /^[\w+=,.@-]{2,64}$/

/** A variable that contains part of the credentials, its form, and the rule as the end of a sentence. */
interface Part {
  readonly name: string
  readonly form: RegExp
  readonly must: string
}

/** Visible ASCII. Keys and tokens contain nothing else, and a header can carry nothing else. */
const visible = {
  form: /^[\x21-\x7e]*$/,
  must: 'must not have white space, line ends, a byte order mark or other characters that cannot be sent',
}

const keys: readonly Part[] = [
  { name: 'AWS_ACCESS_KEY_ID', ...visible },
  { name: 'AWS_SECRET_ACCESS_KEY', ...visible },
  { name: 'AWS_SESSION_TOKEN', ...visible },
]

const role: readonly Part[] = [
  { name: 'AWS_ROLE_ARN', form: roleArnForm, must: 'must look like arn:aws:iam::111122223333:role/name' },
  {
    name: 'AWS_ROLE_SESSION_NAME',
    form: sessionNameForm,
    must: 'must be 2 to 64 letters, digits or any of _+=,.@-',
  },
]

/** Returns error messages about the credentials in an environment, without showing them. The list is empty if none are set. */
export function complaintsOnCredentials(env: Environment): string[] {
  const {
    AWS_ACCESS_KEY_ID: id = '',
    AWS_SECRET_ACCESS_KEY: secret = '',
    AWS_SESSION_TOKEN: token = '',
  } = env
  const { AWS_ROLE_ARN: arn = '', AWS_WEB_IDENTITY_TOKEN_FILE: file = '' } = env
  if (id === '' || secret === '') {
    return arn === '' || file === '' ? [] : [...wrongIn(role, env), ...wrongInFile(file)]
  }
  const wrong = wrongIn(keys, env)
  return wrong.length > 0 || token !== '' || !id.startsWith('ASIA') ? wrong : [withoutToken]
}

/** ASIA is the prefix of temporary keys (IAM: "Understanding unique ID prefixes"). */
const withoutToken =
  'AWS_ACCESS_KEY_ID is a temporary key, but AWS_SESSION_TOKEN is not set. Set the session token that came with the key.'

function wrongIn(parts: readonly Part[], env: Environment): string[] {
  return parts
    .filter(({ name, form }) => env[name] && !form.test(env[name]))
    .map(
      ({ name, must }) =>
        `The variable ${name} is set, but it ${must}. Set it again, as it was given to you.`,
    )
}

/** A missing file is not an error, because it can be written while the layer is built. */
function wrongInFile(path: string): string[] {
  const { form, must } = visible
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return []
  }
  // Most programs write a line end after the token.
  return form.test(text.replace(/\r?\n$/, ''))
    ? []
    : [
        `The token file that AWS_WEB_IDENTITY_TOKEN_FILE names is no token: it ${must}. Write it again without them.`,
      ]
}
