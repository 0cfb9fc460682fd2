import { BlockList, isIP } from 'node:net'

/** The host of a URL, without the brackets of an IPv6 address, and its port. */
export interface HostAndPort {
  readonly host: string
  readonly port: number
}

/**
 * Returns whether NO_PROXY exempts a host from the proxy, by the rules that curl, Python and Go share. An entry is `*`, a domain with its
 * subdomains (a leading `.` or `*.` is optional), an address or a CIDR range. A port can follow each of them.
 */
export function isExempt(noProxy: string, { host, port }: HostAndPort): boolean {
  const target = { host: normalized(host), port }
  return noProxy.split(/[\s,]+/).some((entry) => entry !== '' && matches(entry.toLowerCase(), target))
}

/** Returns whether the host of a URL is a loopback address. A proxy cannot reach these, so they are always exempt, as in Go. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  return host === 'localhost' || (isIP(address) !== 0 && loopback.check(address, familyOf(address)))
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

function matches(entry: string, { host, port }: HostAndPort): boolean {
  if (entry === '*') return true
  const [range = '', bits] = entry.split('/')
  if (bits !== undefined) return isInRange(host, range, bits)
  const { name, ofPort: entryPort } = splitPort(entry)
  if (entryPort !== undefined && entryPort !== port) return false
  const suffix = normalized(name.replace(/^\*?\./, ''))
  if (suffix === '') return false
  if (isIP(host) !== 0 || isIP(suffix) !== 0) return isSameAddress(host, suffix)
  return host === suffix || host.endsWith(`.${suffix}`)
}

/** Splits an entry into name and port. An IPv6 address with a port has brackets. */
function splitPort(entry: string): { readonly name: string; readonly ofPort?: number } {
  const [, name = entry, port] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry) ?? []
  return port === undefined ? { name } : { name, ofPort: Number(port) }
}

function isInRange(host: string, range: string, bits: string): boolean {
  const network = normalized(range)
  const length = Number(bits)
  const longest = isIP(network) === 6 ? 128 : 32
  if (isIP(host) === 0 || isIP(network) === 0 || !/^\d+$/.test(bits) || length > longest) return false
  const subnet = new BlockList()
  subnet.addSubnet(network, length, familyOf(network))
  return subnet.check(host, familyOf(host))
}

/** Compares addresses instead of texts, because an address has several spellings. */
function isSameAddress(one: string, other: string): boolean {
  if (isIP(one) === 0 || isIP(other) === 0) return false
  const list = new BlockList()
  list.addAddress(one, familyOf(one))
  return list.check(other, familyOf(other))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

/** Returns a name in lower case, without brackets and without the final dot of an absolute name. */
function normalized(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}
