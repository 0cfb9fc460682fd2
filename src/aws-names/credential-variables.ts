import { readFileSync } from 'node:fs'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import type { Environment } from '../layer/layer.ts'

/** The form of a role's ARN. */
export const roleArnForm = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

/** The default name of a session. action.yml contains the same default. */
export const defaultSessionName = 'lambda-layer-everywhere'

/** The form of a session name (STS: AssumeRoleWithWebIdentity). */
export const sessionNameForm = /^[\w+=,.@-]{2,64}$/

/** A variable that contains part of the credentials, its form, and the rule as the end of a sentence. */
interface CredentialVariable {
  readonly name: string
  readonly form: RegExp
  readonly rule: string
}

/** Visible ASCII. Keys and tokens contain nothing else, and a header can carry nothing else. */
const visibleAscii = {
  form: /^[\x21-\x7e]*$/,
  rule: 'must not contain white space, line breaks, a byte order mark or other characters outside of ASCII',
}

const keys: readonly CredentialVariable[] = [
  { name: 'AWS_ACCESS_KEY_ID', ...visibleAscii },
  { name: 'AWS_SECRET_ACCESS_KEY', ...visibleAscii },
  { name: 'AWS_SESSION_TOKEN', ...visibleAscii },
]

const role: readonly CredentialVariable[] = [
  { name: 'AWS_ROLE_ARN', form: roleArnForm, rule: 'must look like arn:aws:iam::111122223333:role/name' },
  {
    name: 'AWS_ROLE_SESSION_NAME',
    form: sessionNameForm,
    rule: 'must have 2 to 64 characters: letters, digits, and any of _+=,.@-',
  },
]

/** Returns error messages about the credentials in an environment, without showing them. The list is empty if none are set. */
export function credentialErrors(env: Environment): Message[] {
  const {
    AWS_ACCESS_KEY_ID: id = '',
    AWS_SECRET_ACCESS_KEY: secret = '',
    AWS_SESSION_TOKEN: token = '',
  } = env
  const { AWS_ROLE_ARN: arn = '', AWS_WEB_IDENTITY_TOKEN_FILE: file = '' } = env
  if (id === '' || secret === '') {
    return arn === '' || file === '' ? [] : [...errorsIn(role, env), ...errorsInTokenFile(file)]
  }
  const errors = errorsIn(keys, env)
  return errors.length > 0 || token !== '' || !id.startsWith('ASIA') ? errors : [missingTokenError]
}

/** ASIA is the prefix of temporary keys (IAM: "Understanding unique ID prefixes"). */
const missingTokenError = about(
  'aws-does-not-accept-the-credentials',
  'AWS_ACCESS_KEY_ID is a temporary key, but AWS_SESSION_TOKEN is not set. Set the session token that belongs to the key.',
)

function errorsIn(parts: readonly CredentialVariable[], env: Environment): Message[] {
  return parts
    .filter(({ name, form }) => env[name] && !form.test(env[name]))
    .map(({ name, rule }) =>
      about(
        'aws-does-not-accept-the-credentials',
        `The variable ${name} has an invalid value: it ${rule}. Correct the value.`,
      ),
    )
}

/** A missing file is not an error, because it can be written while the layer is built. */
function errorsInTokenFile(path: string): Message[] {
  const { form, rule } = visibleAscii
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
        {
          topic: 'the-token-file-cannot-be-used',
          text: `The token file that AWS_WEB_IDENTITY_TOKEN_FILE names contains no valid token: it ${rule}. Write the token without them.`,
        },
      ]
}
