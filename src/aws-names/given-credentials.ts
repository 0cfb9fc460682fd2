import { readFileSync } from 'node:fs'
import type { Environment } from '../layer/layer.ts'

/** What a role's ARN looks like. */
export const roleArnForm = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

/** The name of a session where none is given; action.yml has it too. */
export const usualSessionName = 'lambda-layer-everywhere'

/** What the name of a session looks like (STS: AssumeRoleWithWebIdentity). */
export const sessionNameForm = /^[\w+=,.@-]{2,64}$/

/** A variable that has a part of the credentials, what it must look like, and how to say that. */
interface Part {
  readonly name: string
  readonly form: RegExp
  readonly must: string
}

/** Visible ASCII: all that a key or a token is made of, and what can be sent in a header. */
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

/** What is wrong with the credentials in an environment, as sentences that show none of them. Where none are set, nothing is. */
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

/** Keys of a session begin so (IAM: "Understanding unique ID prefixes"). */
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

/** A file that cannot be read yet may be written while the layer is built. */
function wrongInFile(path: string): string[] {
  const { form, must } = visible
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return []
  }
  // A line end behind the token is what most programs write.
  return form.test(text.replace(/\r?\n$/, ''))
    ? []
    : [
        `The token file that AWS_WEB_IDENTITY_TOKEN_FILE names is no token: it ${must}. Write it again without them.`,
      ]
}
