import type { Environment } from '../layer/layer.ts'
import { proxySecretsIn } from '../network/proxies.ts'
import { isCredentialOfBundler } from '../base/bundler-credentials.ts'
import { plain } from '../report/markdown.ts'
import { addressSecretsIn, withoutAddressSecrets } from '../base/secret-addresses.ts'

/** What must not be shown, learned as it comes, and texts without it. */
export interface Secrets {
  readonly learn: (secret: string) => void
  /** Like `learn`, for a secret of other programs: GitHub need not know it, so that a name may contain it without harm. */
  readonly cover: (secret: string) => void
  /** Keeps a name that the user chose, such as a path, whole in every text, also if it contains a secret. */
  readonly spare: (identifier: string) => void
  /** Whether a text contains a secret that was learned. */
  readonly isIn: (text: string) => boolean
  /** A text of somebody else without the secrets in it, and without what addresses give away. */
  readonly hide: (text: string) => string
}

/**
 * The secrets that a step can be started with. An access key id is none: AWS shows it in logs and messages. The endpoint for
 * OIDC tokens is known to its job alone.
 */
const variables = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'INPUT_GITHUB-TOKEN',
]

/** Variables by which package managers and other tools are given secrets. */
const ofOtherPrograms = /_(?:TOKEN|PASSWORD|PASSWD|AUTH|AUTHTOKEN|SECRET|API_?KEY)$|^POETRY_PYPI_TOKEN_/i

/** No secret is shorter; to hide a word that is shorter would spoil what is shown. */
const shortest = 8

/** Whether a secret is long enough to be hidden. */
export function canBeHidden(secret: string): boolean {
  return secret.trim().length >= shortest
}

/** The secrets that this environment holds. */
export function secretsIn(env: Environment): string[] {
  return [...variables.flatMap((name) => env[name]?.trim() || []), ...proxySecretsIn(env)]
}

/** The secrets of package managers and other tools in this environment: in variables of their own, and in addresses. */
export function otherSecretsIn(env: Environment): string[] {
  return Object.entries(env).flatMap(([name, value = '']) => [
    ...addressSecretsIn(value),
    ...(ofOtherPrograms.test(name) || isCredentialOfBundler(name) ? partsOf(value) : []),
  ])
}

/** A value, its lines, as a tool shows one at a time, and what it is in base64 of, as npm has it; of `user:password` the password too. */
function partsOf(value: string): string[] {
  const wholes = [value, ...value.split(/[\r\n]+/)]
  const texts = [...wholes, ...wholes.flatMap((whole) => fromBase64(whole.trim()) ?? [])]
  return texts.flatMap((text) => [text, text.slice(text.indexOf(':') + 1)])
}

function fromBase64(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64')
  const isWhole = text !== '' && bytes.toString('base64').replaceAll('=', '') === text.replaceAll('=', '')
  const meant = bytes.toString()
  return isWhole && /^[\x20-\x7e]+$/.test(meant) ? meant : undefined
}

/** Nothing is secret yet. */
export function newSecrets(): Secrets {
  const learned = new Set<string>()
  const known = new Set<string>()
  const spared = new Set<string>()
  let pattern: RegExp | undefined
  const cover = (secret: string): void => {
    for (const form of formsOf(secret.trim())) if (canBeHidden(form)) known.add(form)
    pattern = patternOf(known)
  }
  return {
    learn: (secret) => {
      for (const form of formsOf(secret.trim())) if (canBeHidden(form)) learned.add(form)
      cover(secret)
    },
    cover,
    spare: (identifier) => {
      for (const form of [identifier, plain(identifier)]) if (canBeHidden(form)) spared.add(form)
    },
    isIn: (text) => [...learned].some((secret) => text.includes(secret)),
    hide: (text) =>
      withoutAddressSecrets(pattern ? withoutBeginnings(hidden(text, pattern, [...spared]), known) : text),
  }
}

/** Characters of a text that is looked through for secrets that were cut: what is cut is short. */
const longestCut = 10_000

/** A text that was cut, without what is left of a secret in front of `...`. */
function withoutBeginnings(text: string, secrets: ReadonlySet<string>): string {
  if (text.length > longestCut) return text
  return text
    .split(/(?=…|\.\.\.)/)
    .map((part, index, all) => (index < all.length - 1 ? withoutBeginning(part, secrets) : part))
    .join('')
}

function withoutBeginning(part: string, secrets: ReadonlySet<string>): string {
  const lengths = [...secrets].map((secret) => {
    for (let length = secret.length - 1; length >= shortest; length -= 1)
      if (part.endsWith(secret.slice(0, length))) return length
    return 0
  })
  const longest = Math.max(0, ...lengths)
  return longest === 0 ? part : `${part.slice(0, -longest)}***`
}

/** The longest come first, so that one that begins with another is hidden as a whole. */
function patternOf(secrets: ReadonlySet<string>): RegExp | undefined {
  const longestFirst = [...secrets].sort((one, other) => other.length - one.length)
  return secrets.size > 0 ? new RegExp(longestFirst.map(literally).join('|'), 'g') : undefined
}

/** A text whose secrets are hidden, but for those that are inside of one of some identifiers. */
function hidden(text: string, pattern: RegExp, spared: readonly string[]): string {
  let shown = ''
  let from = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { 0: secret, index } = match
    if (spared.some((identifier) => isInside(identifier, { text, secret, index }))) {
      // A second secret can begin inside of this one.
      pattern.lastIndex = index + 1
      continue
    }
    shown += `${text.slice(from, index)}***`
    from = pattern.lastIndex
  }
  return shown + text.slice(from)
}

interface Place {
  readonly text: string
  readonly secret: string
  readonly index: number
}

/** Whether an identifier is in a text in such a way that this secret is a part of it. */
function isInside(identifier: string, { text, secret, index }: Place): boolean {
  for (let at = identifier.indexOf(secret); at >= 0; at = identifier.indexOf(secret, at + 1))
    if (text.startsWith(identifier, index - at) && index >= at) return true
  return false
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
