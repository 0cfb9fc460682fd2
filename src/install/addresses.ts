/** The parts of the address of a package, for comparing two addresses. */
interface AddressParts {
  /** Scheme, host and path, in a canonical form. */
  readonly base: string
  readonly query: string
  /** A commit or a hash. */
  readonly fragment: string
}

/** The hosts behind npm's short forms, such as `github:owner/name`. */
const gitHosts: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
  gist: 'gist.github.com',
}

/**
 * Returns whether an address that a user wrote is the address of a package. The transport does not matter: `git+`, a user, `.git`, ssh or
 * https. A query or a commit is compared only if the user wrote one.
 */
export function isSameAddress(written: string, locked: string): boolean {
  // Programs read such an address differently. For example, some treat a backslash as a slash.
  if (/[\\\s\p{Cc}]/u.test(locked)) return false
  const [wanted, found] = [partsOf(written), partsOf(locked)]
  const isOpen = (part: 'query' | 'fragment'): boolean => wanted[part] === '' || wanted[part] === found[part]
  return wanted.base === found.base && isOpen('query') && isOpen('fragment')
}

/** Returns the form of an address that allows a package in "install-scripts": without user, password, query and commit. */
export function plainAddress(address: string): string {
  const [, owner, name] = githubArchive.exec(address) ?? []
  if (owner !== undefined && name !== undefined) return `git+https://github.com/${owner}/${name}`
  const plain = withoutUser(address).replace(/[?#].*/s, '')
  return isGit(address) && /^https?:/.test(plain) ? `git+${plain}` : plain
}

/** Returns whether the form of an address shows that Git fetches it. */
export function isGit(address: string): boolean {
  return (
    /^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:)|\.git(?:[?#]|$)/.test(address) ||
    /\bcommit=/.test(address.slice(endOfPath(address)))
  )
}

/** Returns the index at which the path of an address ends. A commit can follow there. */
function endOfPath(address: string): number {
  const at = address.search(/#|%23/)
  return at < 0 ? address.length : at
}

/** Returns an address without trailing slashes. */
export function withoutSlashes(address: string): string {
  let end = address.length
  while (address[end - 1] === '/') end -= 1
  return address.slice(0, end)
}

/** Returns an address without its user and password. */
export function withoutUser(address: string): string {
  return address.replace(/\/\/[^/@]+@/, '//').replace(/^[\w.-]+@(?=[\w.-]+:(?!\/\/))/, '')
}

/** The archive that npm, pnpm, Yarn and bun download for a repository on GitHub. */
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
    // The form of scp: host:owner/name.
    .replace(/^([\w.-]+):(?!\/\/)/, (given, host: string) =>
      host.includes('.') ? `https://${host}/` : given,
    )
  const url = withoutSlashes(whole).replace(/\.git$/, '')
  return URL.canParse(url) ? new URL(url).href.replace(/\/$/, '') : url
}
