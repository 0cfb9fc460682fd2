/**
 * Finds secrets in URLs: user names, passwords and tokens in queries. The patterns search any text, such as the output of a package
 * manager. Their time must grow only linearly with its length.
 */

/** A URL from its `//` on, which JSON can write as `\\/\\/`. A quotation mark ends the URL. An apostrophe does not. */
const urls = /\\?\/\\?\/[^\s"<>`]*/g

/** The same, but the next `//` ends the URL too. In a list, URLs can follow each other without a blank. */
const separatedUrls = /\\?\/\\?\/(?:(?!\\?\/\\?\/)[^\s"<>`])*/g

/** Git's user name for SSH. It is not a secret. */
const gitUser = 'git'

const parameters = /([?&;#])([^=?&;#]*)=([^?&;#]*)/g

/** Names of parameters whose value is a token or a signature. */
const secretParameter =
  /(?:^|[-_.])(?:token|secret|sig|signature|pass|password|passwd|passphrase|pwd|auth|authorization|credentials?|key|jwt|session)(?:$|[-_.])|(?:api|access|auth|private|security|session|refresh|sas|client)[-_]?(?:key|token|secret)|accesskeyid/i

/** Names of parameters whose value is public, even if it is long. */
const publicParameter = /sha\d|md5|hash|checksum|integrity|digest|commit|ref/i

/** Parameters without a URL in front of them. Error messages can contain only a path and its query. */
const parametersWithoutUrl = /([?&;])([\w.-]{1,60})=([^\s?&;#"'<>`()[\]{},]{8,})/g

/** The minimum length of a token that is used as a user name. */
const minimumTokenLength = 16

/** A longer value of any parameter can be a token. */
const maximumPublicLength = 32

/** Settings of npm and Yarn, and HTTP headers, that are followed by a secret. */
const secretSettings =
  /((?:\b|:)_(?:authToken|auth|password)\s?[=:]\s?|\bnpmAuth(?:Token|Ident):\s|\bauthorization:\s?(?:basic|bearer|token)\s)(["']?)[^\s"']+/gi

/** Returns a text in which `***` replaces the secrets in URLs, and those in settings of npm and Yarn. */
export function hideUrlSecrets(text: string): string {
  return text
    .replace(urls, hideSecretsOfUrl)
    .replace(separatedUrls, hideSecretsOfUrl)
    .replace(parametersWithoutUrl, (whole, sign: string, name: string) =>
      secretParameter.test(name) ? `${sign}${name}=***` : whole,
    )
    .replace(secretSettings, '$1$2***')
}

/**
 * Returns the secrets in the URLs of a text, each encoded as in the URL and decoded: the part before `@`, the password in it, and the
 * values of parameters with a secret name.
 */
export function urlSecretsIn(text: string): string[] {
  const found = [...text.matchAll(urls), ...text.matchAll(separatedUrls)]
  return found.flatMap(([address]) => {
    const { userinfo = gitUser, rest } = partsOf(address)
    const parts = isSecretUser(userinfo) ? [userinfo, userinfo.slice(userinfo.indexOf(':') + 1)] : []
    const tokens = [...rest.matchAll(parameters)].flatMap(([, , name = '', value = '']) =>
      secretParameter.test(name) && /[^a-z]/i.test(value) ? value : [],
    )
    return [...parts, ...tokens].flatMap((part) => [part, decoded(part)])
  })
}

/** A user name without a password is either public or a token. A public name occurs in other texts, so it must not be hidden. */
function isSecretUser(userinfo: string): boolean {
  return userinfo.includes(':') || (userinfo.length >= minimumTokenLength && /\d/.test(userinfo))
}

interface Parts {
  readonly slashes: string
  /** `user`, `user:password` or `:password`; undefined if there is no `@`, or nothing before it. */
  readonly userinfo: string | undefined
  readonly rest: string
}

function partsOf(address: string): Parts {
  const [slashes = ''] = /^\\?\/\\?\//.exec(address) ?? []
  const afterSlashes = address.slice(slashes.length)
  const end = endOfUserinfo(afterSlashes)
  return end === undefined || end === 0
    ? { slashes, userinfo: undefined, rest: afterSlashes }
    : { slashes, userinfo: afterSlashes.slice(0, end), rest: afterSlashes.slice(end + 1) }
}

/** The index of the `@`. A text after `:` that is not a port is a password. It can contain a `/` that is not encoded. */
function endOfUserinfo(address: string): number | undefined {
  const [authority = ''] = /^[^/?#\\]*/.exec(address) ?? []
  const at = authority.lastIndexOf('@')
  // The `@` of a container image precedes its digest.
  if (at >= 0) return /^sha\d+:/.test(authority.slice(at + 1)) ? undefined : at
  const isHost = authority.startsWith('[') || !/:(?!\d+(?:\W|$)|\W|$)/.test(authority)
  if (isHost) return undefined
  const later = address.lastIndexOf('@')
  if (later >= 0 && address[later - 1] !== '/' && /^[\w.-]+(?::\d+)?(?:\W|$)/.test(address.slice(later + 1)))
    return later
  // A truncated text can end within the password, before the `@`.
  return /(?:\.\.\.|…)$/.test(address) ? address.length : undefined
}

function hideSecretsOfUrl(address: string): string {
  const { slashes, userinfo, rest } = partsOf(address)
  const [host = ''] = /^[^?#]*/.exec(rest) ?? []
  const user = userinfo === undefined ? '' : userinfo === gitUser ? `${gitUser}@` : '***@'
  return `${slashes}${user}${host}${rest.slice(host.length).replace(parameters, hideSecretParameter)}`
}

function hideSecretParameter(whole: string, sign: string, name: string, value: string): string {
  const isShort = value.length <= maximumPublicLength || sign === '#' || publicParameter.test(name)
  const isPublic = !secretParameter.test(name) && isShort
  return isPublic ? whole : `${sign}${name}=***`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
