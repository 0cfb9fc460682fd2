/** The parts of an address of a package by which two of them are compared. */
interface AddressParts {
  /** Scheme, host and path, in one spelling. */
  readonly base: string
  readonly query: string
  /** A commit or a hash. */
  readonly fragment: string
}

/** The hosts of the short forms of npm, such as `github:owner/name`. */
const gitHosts: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
  gist: 'gist.github.com',
}

/**
 * Whether an address that a user wrote is that of a package. How git fetches it does not matter: `git+`, a user, `.git` at the end, ssh or
 * https. A query or a commit counts if the user wrote one.
 */
export function isSameAddress(written: string, locked: string): boolean {
  // Programs differ in what such an address is of: for some a backslash is a slash.
  if (/[\\\s\p{Cc}]/u.test(locked)) return false
  const [wanted, found] = [partsOf(written), partsOf(locked)]
  const isOpen = (part: 'query' | 'fragment'): boolean => wanted[part] === '' || wanted[part] === found[part]
  return wanted.base === found.base && isOpen('query') && isOpen('fragment')
}

/** An address as a user writes it to allow a package: without user, password, query and commit. */
export function plainAddress(address: string): string {
  const [, owner, name] = githubArchive.exec(address) ?? []
  if (owner !== undefined && name !== undefined) return `git+https://github.com/${owner}/${name}`
  const plain = withoutUser(address).replace(/[?#].*/s, '')
  return isGit(address) && /^https?:/.test(plain) ? `git+${plain}` : plain
}

/** Whether an address says by its form that git fetches it. */
export function isGit(address: string): boolean {
  return (
    /^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:)|\.git(?:[?#]|$)/.test(address) ||
    /\bcommit=/.test(address.slice(endOfPath(address)))
  )
}

/** Where the path of an address ends, and a commit can follow. */
function endOfPath(address: string): number {
  const at = address.search(/#|%23/)
  return at < 0 ? address.length : at
}

/** An address without the slashes at its end. */
export function withoutSlashes(address: string): string {
  let end = address.length
  while (address[end - 1] === '/') end -= 1
  return address.slice(0, end)
}

/** An address without the user and the password in it. */
export function withoutUser(address: string): string {
  return address.replace(/\/\/[^/@]+@/, '//').replace(/^[\w.-]+@(?=[\w.-]+:(?!\/\/))/, '')
}

/** What npm, pnpm, Yarn and bun download of a repository on GitHub. */
const githubArchive = /^https:\/\/codeload\.github\.com\/([\w.-]+)\/([\w.-]+)\/(?:legacy\.)?tar\.gz\//

function partsOf(address: string): AddressParts {
  const [, before = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(address) ?? []
  const [, commit] = /^https:\/\/codeload\.github\.com\/.*\/([^/]+)$/.exec(before) ?? []
  return { base: baseOf(before), query, fragment: fragment.replace(/^commit=/, '') || (commit ?? '') }
}

function baseOf(address: string): string {
  const [, owner, name] = githubArchive.exec(address) ?? []
  if (owner !== undefined && name !== undefined) return `https://github.com/${owner}/${name}`
  const [, forge = '', path = ''] = /^(github|gitlab|bitbucket|gist):(?!\/\/)(.+)$/.exec(address) ?? []
  const short = /^[\w-]+\/[\w.-]+$/.test(address) ? address : undefined
  const long = forge === '' ? address : `https://${gitHosts[forge] ?? ''}/${path}`
  const whole = withoutUser(short === undefined ? long : `https://github.com/${short}`)
    .replace(/^git\+/, '')
    .replace(/^ssh:\/\//, 'https://')
    // As scp writes it: host:owner/name.
    .replace(/^([\w.-]+):(?!\/\/)/, (given, host: string) =>
      host.includes('.') ? `https://${host}/` : given,
    )
  const url = withoutSlashes(whole).replace(/\.git$/, '')
  return URL.canParse(url) ? new URL(url).href.replace(/\/$/, '') : url
}
