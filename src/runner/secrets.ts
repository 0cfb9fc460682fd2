import { isBundlerCredential } from '../base/bundler-credentials.ts'
import { urlSecretsIn, hideUrlSecrets } from '../base/url-secrets.ts'
import type { Environment } from '../layer/layer.ts'
import { proxySecretsIn } from '../network/proxies.ts'
import { escapeMarkdown } from '../report/markdown.ts'

/** Collects secrets, and hides them in texts. */
export interface Secrets {
  /** Adds a secret of this step, such as AWS credentials. */
  readonly add: (secret: string) => void
  /** Adds a secret of another program. It is hidden too, but a name that contains it is allowed. */
  readonly addForeignSecret: (secret: string) => void
  /** Keeps a name that the user chose, such as a path, readable in all texts, even if it contains a secret. */
  readonly keepReadable: (identifier: string) => void
  /** Returns whether a text contains a secret of this step. */
  readonly isIn: (text: string) => boolean
  /** Returns a third-party text without the known secrets, and without those in URLs. */
  readonly hide: (text: string) => string
}

/**
 * Variables that contain secrets of the step. An access key id is not a secret, because AWS shows it in logs and messages. The URL of the
 * OIDC token endpoint is known only to the job.
 */
const secretVariables = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'INPUT_GITHUB-TOKEN',
]

/** Names of variables that contain secrets of package managers and other tools. */
const foreignSecretName = /_(?:TOKEN|PASSWORD|PASSWD|AUTH|AUTHTOKEN|SECRET|API_?KEY)$|^POETRY_PYPI_TOKEN_/i

/** The minimum length of a secret in characters. Hiding shorter words would make texts unreadable. */
const minimumLength = 8

/** Returns whether a secret is long enough to be hidden. */
export function isLongEnoughToHide(secret: string): boolean {
  return secret.trim().length >= minimumLength
}

/** Returns the secrets of this step in an environment. */
export function secretsIn(env: Environment): string[] {
  return [...secretVariables.flatMap((name) => env[name]?.trim() || []), ...proxySecretsIn(env)]
}

/** Returns the secrets of package managers and other tools in an environment: in their variables, and in URLs. */
export function foreignSecretsIn(env: Environment): string[] {
  return Object.entries(env).flatMap(([name, value = '']) => [
    ...urlSecretsIn(value),
    ...(foreignSecretName.test(name) || isBundlerCredential(name) ? secretFormsIn(value) : []),
  ])
}

/**
 * Returns the forms in which a tool can show a secret: the value, each of its lines, both decoded from base64, in which npm stores them, and
 * the password of `user:password`.
 */
function secretFormsIn(value: string): string[] {
  const wholes = [value, ...value.split(/[\r\n]+/)]
  const texts = [...wholes, ...wholes.flatMap((whole) => fromBase64(whole.trim()) ?? [])]
  return texts.flatMap((text) => [text, text.slice(text.indexOf(':') + 1)])
}

function fromBase64(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64')
  const isWhole = text !== '' && bytes.toString('base64').replaceAll('=', '') === text.replaceAll('=', '')
  const decoded = bytes.toString()
  return isWhole && /^[\x20-\x7e]+$/.test(decoded) ? decoded : undefined
}

/** Returns an empty collection of secrets. */
export function newSecrets(): Secrets {
  const ownSecrets = new Set<string>()
  const secrets = new Set<string>()
  const readableNames = new Set<string>()
  let pattern: RegExp | undefined
  const addForeignSecret = (secret: string): void => {
    for (const form of formsOf(secret.trim())) if (isLongEnoughToHide(form)) secrets.add(form)
    pattern = patternOf(secrets)
  }
  return {
    add: (secret) => {
      for (const form of formsOf(secret.trim())) if (isLongEnoughToHide(form)) ownSecrets.add(form)
      addForeignSecret(secret)
    },
    addForeignSecret,
    keepReadable: (identifier) => {
      for (const form of [identifier, escapeMarkdown(identifier)])
        if (isLongEnoughToHide(form)) readableNames.add(form)
    },
    isIn: (text) => [...ownSecrets].some((secret) => text.includes(secret)),
    hide: (text) =>
      hideUrlSecrets(
        pattern ? hideTruncatedSecrets(hideSecrets(text, pattern, [...readableNames]), secrets) : text,
      ),
  }
}

/** The maximum length of a text that is searched for truncated secrets, in characters. Truncated texts are short. */
const maximumTruncatedLength = 10_000

/** Hides the beginning of a secret before `...`, because tools truncate texts. */
function hideTruncatedSecrets(text: string, secrets: ReadonlySet<string>): string {
  if (text.length > maximumTruncatedLength) return text
  return text
    .split(/(?=…|\.\.\.)/)
    .map((part, index, all) => (index < all.length - 1 ? hideTruncatedSecret(part, secrets) : part))
    .join('')
}

function hideTruncatedSecret(part: string, secrets: ReadonlySet<string>): string {
  const lengths = [...secrets].map((secret) => {
    for (let length = secret.length - 1; length >= minimumLength; length -= 1)
      if (part.endsWith(secret.slice(0, length))) return length
    return 0
  })
  const longest = Math.max(0, ...lengths)
  return longest === 0 ? part : `${part.slice(0, -longest)}***`
}

/** The longest secrets come first, so that a secret that begins with another one is hidden as a whole. */
function patternOf(secrets: ReadonlySet<string>): RegExp | undefined {
  const longestFirst = [...secrets].sort((one, other) => other.length - one.length)
  return secrets.size > 0 ? new RegExp(longestFirst.map(escapeRegExp).join('|'), 'g') : undefined
}

/** Returns the text with `***` instead of its secrets, except secrets that are part of a name in `readableNames`. */
function hideSecrets(text: string, pattern: RegExp, readableNames: readonly string[]): string {
  let shown = ''
  let from = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { 0: secret, index } = match
    if (readableNames.some((identifier) => isInside(identifier, { text, secret, index }))) {
      // Another secret can begin within this one.
      pattern.lastIndex = index + 1
      continue
    }
    shown += `${text.slice(from, index)}***`
    from = pattern.lastIndex
  }
  return shown + text.slice(from)
}

interface SecretAt {
  readonly text: string
  readonly secret: string
  readonly index: number
}

/** Returns whether the secret at this index of the text is part of the identifier. */
function isInside(identifier: string, { text, secret, index }: SecretAt): boolean {
  for (let at = identifier.indexOf(secret); at >= 0; at = identifier.indexOf(secret, at + 1))
    if (text.startsWith(identifier, index - at) && index >= at) return true
  return false
}

/** Returns the forms of a secret: plain, encoded for URLs, JSON and base64, and each of them escaped for Markdown. */
function formsOf(secret: string): string[] {
  const encoded = [encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)]
  const encodedForms = [secret, ...encoded, ...[0, 1, 2].flatMap((before) => inBase64(secret, before))]
  return encodedForms.flatMap((form) => [form, escapeMarkdown(form)])
}

/** Returns the base64 form of a secret that follows `before` other bytes, without the characters that also depend on other bytes. */
function inBase64(secret: string, before: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
  const ownCharacters = (text: string): string =>
    text.slice(Math.ceil((before * 4) / 3), Math.floor(bytes.length / 3) * 4)
  return [ownCharacters(bytes.toString('base64')), ownCharacters(bytes.toString('base64url'))]
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
