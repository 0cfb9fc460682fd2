import type { Environment } from './layer.ts'
import { proxySecretsIn } from './network/proxies.ts'
import { plain } from './report/markdown.ts'

/** What must not be shown, learnt as it comes, and texts without it. */
export interface Secrets {
  readonly learn: (secret: string) => void
  readonly hide: (text: string) => string
}

/** The secrets that a step can be started with. The endpoint for OIDC tokens is known to its job alone. */
const variables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'INPUT_GITHUB-TOKEN',
]

/** No secret is shorter; to hide a word of this length or less would spoil what is shown. */
const shortest = 8

/** The secrets that this environment holds. */
export function secretsIn(env: Environment): string[] {
  return [...variables.flatMap((name) => env[name]?.trim() || []), ...proxySecretsIn(env)]
}

/** Nothing is secret yet. */
export function newSecrets(): Secrets {
  const known = new Set<string>()
  let pattern: RegExp | undefined
  return {
    learn: (secret) => {
      for (const form of formsOf(secret.trim())) if (form.length >= shortest) known.add(form)
      const longestFirst = [...known].sort((one, other) => other.length - one.length)
      pattern = known.size > 0 ? new RegExp(longestFirst.map(literally).join('|'), 'g') : undefined
    },
    hide: (text) => (pattern ? text.replace(pattern, '***') : text),
  }
}

/** A secret as it is, as requests, replies and JSON carry it, and all of that as Markdown shows it. */
function formsOf(secret: string): string[] {
  const encoded = [encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)]
  const carried = [secret, ...encoded, ...[0, 1, 2].flatMap((before) => inBase64(secret, before))]
  return carried.flatMap((form) => [form, plain(form)])
}

/** What a secret looks like in base64 behind so many other bytes: all characters that depend on it alone. */
function inBase64(secret: string, before: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
  const own = (text: string): string =>
    text.slice(Math.ceil((before * 4) / 3), Math.floor(bytes.length / 3) * 4)
  return [own(bytes.toString('base64')), own(bytes.toString('base64url'))]
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
