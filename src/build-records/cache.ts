import { createHash } from 'node:crypto'
import type { Environment } from '../layer/layer.ts'
import type { CacheNetwork, CacheService } from './cache-requests.ts'
import { senderWith, textAt } from './cache-requests.ts'
import { firstService } from './cache-v1.ts'
import { secondService } from './cache-v2.ts'

/**
 * The cache of GitHub Actions, for small texts. GitHub decides which entries a job can read: those of its branch, of the base branch of its
 * pull request, and of the default branch (GitHub: "Dependency caching reference", restrictions for accessing a cache).
 */
export interface Cache {
  /** Returns the text of the newest entry whose key begins with a prefix. Undefined if there is none. Rejects with an Error. */
  readonly newest: (prefix: string) => Promise<string | undefined>
  /** Saves a text under a key. Does nothing if the key exists, because an entry cannot be replaced. Rejects with an Error. */
  readonly save: (key: string, text: string) => Promise<void>
}

/**
 * Returns the cache of the job. Undefined if the runner has none. An entry is a plain text, and no archive that is unpacked: whoever can
 * write an entry could write any file of the runner by an archive.
 */
export function cacheOf(env: Environment, network: CacheNetwork): Cache | undefined {
  const service = serviceIn(env, network)
  const mode = env['ACTIONS_CACHE_MODE']?.trim().toLowerCase() ?? ''
  if (!service || mode === 'none') return undefined
  return {
    newest: async (prefix) => {
      const url = mode === 'write-only' ? undefined : await service.urlOf(prefix, version)
      return url === undefined ? undefined : textAt(url, network)
    },
    save: async (key, text) => {
      if (mode !== 'read') await service.save({ key, version }, text)
    },
  }
}

/** The cache service compares it with that of an entry. Entries of other actions have another one. */
const version = createHash('sha256').update('lambda-layer-everywhere').digest('hex')

/** The runner sets these variables for actions, but not for commands. act has a service without a token. */
function serviceIn(env: Environment, network: CacheNetwork): CacheService | undefined {
  const {
    ACTIONS_RUNTIME_TOKEN: token,
    ACTIONS_CACHE_SERVICE_V2: hasSecond,
    ACTIONS_RESULTS_URL: second,
    ACTIONS_CACHE_URL: first,
  } = env
  const send = senderWith(token, network)
  if (token && hasSecond && second && !isEnterpriseServer(env)) return secondService(second, send)
  return first ? firstService(first, send) : undefined
}

/** GitHub Enterprise Server has only the first version of the service. */
function isEnterpriseServer({ GITHUB_SERVER_URL: server }: Environment): boolean {
  const { hostname } = new URL(server || 'https://github.com')
  return !/^github\.com$|\.ghe\.com$|\.localhost$/.test(hostname)
}
