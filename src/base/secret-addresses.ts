/**
 * What an address gives away to everybody who reads it: its user and password, and tokens in its query. The patterns have to find them
 * in any text, such as what a package manager writes, and must be linear in its length.
 */

/** An address from its `//` on, which JSON can write as `\\/\\/`, up to what ends one in a text. A quotation mark ends it, an apostrophe does not. */
const addresses = /\\?\/\\?\/[^\s"<>`]*/g

/** The same up to the next one: in a list they can follow each other without a blank. */
const singleAddresses = /\\?\/\\?\/(?:(?!\\?\/\\?\/)[^\s"<>`])*/g

/** A user that names nobody: how Git reaches a host by SSH. */
const nobody = 'git'

const parameters = /([?&;#])([^=?&;#]*)=([^?&;#]*)/g

/** Parameters whose value is a token or a signature, by a word of their name. */
const secretParameter =
  /(?:^|[-_.])(?:token|secret|sig|signature|pass|password|passwd|passphrase|pwd|auth|authorization|credentials?|key|jwt|session)(?:$|[-_.])|(?:api|access|auth|private|security|session|refresh|sas|client)[-_]?(?:key|token|secret)|accesskeyid/i

/** What everybody may know, however long it is. */
const publicParameter = /sha\d|md5|hash|checksum|integrity|digest|commit|ref/i

/** Parameters without an address in front: a server names only the path. */
const looseParameters = /([?&;])([\w.-]{1,60})=([^\s?&;#"'<>`()[\]{},]{8,})/g

/** A token in the place of a user has at least so many characters. */
const shortestToken = 16

/** Any other value that is so long can be a token too. */
const longestOpen = 32

/** Settings of npm and Yarn, and headers of HTTP, that have a secret behind them. */
const settings =
  /((?:\b|:)_(?:authToken|auth|password)\s?[=:]\s?|\bnpmAuth(?:Token|Ident):\s|\bauthorization:\s?(?:basic|bearer|token)\s)(["']?)[^\s"']+/gi

/** A text without users, passwords and tokens of the addresses and settings in it: `***` is in their place. */
export function withoutAddressSecrets(text: string): string {
  return text
    .replace(addresses, withoutSecrets)
    .replace(singleAddresses, withoutSecrets)
    .replace(looseParameters, (whole, sign: string, name: string) =>
      secretParameter.test(name) ? `${sign}${name}=***` : whole,
    )
    .replace(settings, '$1$2***')
}

/**
 * The secrets in the addresses of a text, as they are and as they are encoded there: what comes before an `@`, the password in it, and
 * the values of parameters that are secret by their name.
 */
export function addressSecretsIn(text: string): string[] {
  const found = [...text.matchAll(addresses), ...text.matchAll(singleAddresses)]
  return found.flatMap(([address]) => {
    const { userinfo = nobody, rest } = partsOf(address)
    const parts = isSecret(userinfo) ? [userinfo, userinfo.slice(userinfo.indexOf(':') + 1)] : []
    const tokens = [...rest.matchAll(parameters)].flatMap(([, , name = '', value = '']) =>
      secretParameter.test(name) && /[^a-z]/i.test(value) ? value : [],
    )
    return [...parts, ...tokens].flatMap((part) => [part, decoded(part)])
  })
}

/** A name without a password is that of a person or of a team, and a word that other texts need; or it is a token. */
function isSecret(userinfo: string): boolean {
  return userinfo.includes(':') || (userinfo.length >= shortestToken && /\d/.test(userinfo))
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

/** Where the `@` is. What follows a `:` and is no port is a password, which may have a `/` in it that is not encoded. */
function endOfUserinfo(address: string): number | undefined {
  const [authority = ''] = /^[^/?#\\]*/.exec(address) ?? []
  const at = authority.lastIndexOf('@')
  // An image in a registry of containers ends with a digest.
  if (at >= 0) return /^sha\d+:/.test(authority.slice(at + 1)) ? undefined : at
  const isHost = authority.startsWith('[') || !/:(?!\d+(?:\W|$)|\W|$)/.test(authority)
  if (isHost) return undefined
  const later = address.lastIndexOf('@')
  if (later >= 0 && address[later - 1] !== '/' && /^[\w.-]+(?::\d+)?(?:\W|$)/.test(address.slice(later + 1)))
    return later
  // Of a text that was shortened, the password can be all that is left.
  return /(?:\.\.\.|…)$/.test(address) ? address.length : undefined
}

function withoutSecrets(address: string): string {
  const { slashes, userinfo, rest } = partsOf(address)
  const [host = ''] = /^[^?#]*/.exec(rest) ?? []
  const user = userinfo === undefined ? '' : userinfo === nobody ? `${nobody}@` : '***@'
  return `${slashes}${user}${host}${rest.slice(host.length).replace(parameters, withoutToken)}`
}

function withoutToken(whole: string, sign: string, name: string, value: string): string {
  const isShort = value.length <= longestOpen || sign === '#' || publicParameter.test(name)
  const isOpen = !secretParameter.test(name) && isShort
  return isOpen ? whole : `${sign}${name}=***`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
