import type { Message } from '../../base/message.ts'
import type { LayerToCheck, LayerFile } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import { installedOwners } from '../../packages/installed.ts'
import type { Findings } from './findings.ts'
import { listed } from './listed.ts'

/** Files in which programs store passwords, tokens and keys. */
const fileNames = new RegExp(
  `(?:^|/)(?:${[
    // Templates and code that reads the file contain no secrets.
    String.raw`\.env(?:\.(?!(?:[^/]+\.)?(?:example|sample|template|tpl|dist|defaults?|schema|[cm]?[jt]s|md)$)[^/]+)?`,
    String.raw`\.envrc`,
    String.raw`\.npmrc`,
    String.raw`\.pypirc`,
    String.raw`[._]netrc`,
    String.raw`\.git-credentials`,
    String.raw`\.pgpass`,
    String.raw`\.vault-token`,
    String.raw`\.dockercfg`,
    String.raw`\.docker/config\.json`,
    String.raw`\.config/gcloud/[^/]+`,
    String.raw`\.kube/config`,
    String.raw`\.gem/credentials`,
    String.raw`\.m2/settings\.xml`,
    String.raw`\.cargo/credentials(?:\.toml)?`,
    String.raw`terraform\.tfstate(?:\.backup)?`,
    // Key stores
    String.raw`[^/]+\.(?:p12|pfx)`,
    'id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?',
  ].join('|')})$`,
)

/** Folders with such files. The configuration of a repository can contain a token. Another check rejects a repository at the root. */
const folderNames = /^(.*?(?:^|\/)(?:\.aws|\.azure|\.gnupg|\.ssh|(?<=\/)\.git))(?:\/|$)/

/** Files that can contain a private key. The limit is in bytes. Larger files are bundles of certificates. */
const keyFileName = /\.(?:pem|key|p8|asc)$/i
const keyLimit = 100_000

/**
 * Finds files whose names indicate secrets, and private keys. In the user's code they are errors, because everybody who can use the layer
 * can read them. In an installed package they are warnings, because its publisher is responsible for them.
 */
export async function sensitiveFilesIn(layer: LayerToCheck): Promise<Findings> {
  const suspects = await suspectsIn(layer)
  if (suspects.length === 0) return { errors: [], warnings: [] }
  const ownerOf = await installedOwners(layer)
  const { own = [], installed = [] } = Object.groupBy(suspects, ({ path }) =>
    ownerOf(path) ? 'installed' : 'own',
  )
  const { from } = layer
  return {
    errors: messageOn('The layer has', own, [
      'Everybody who can use the layer can read them.',
      leaveOut(from, 'these files'),
    ]),
    warnings: messageOn('Installed packages have', installed, [
      leaveOut(from, 'files that the functions do not need'),
    ]),
  }
}

function messageOn(subject: string, suspects: readonly Suspect[], advice: readonly string[]): Message[] {
  const names = [...new Set(suspects.map(({ name }) => name))]
  if (names.length === 0) return []
  const found = `${subject} files whose names indicate secrets, or that are private keys: ${listed(names)}.`
  return [{ topic: 'something-must-not-be-in-the-layer', text: [found, ...advice].join(' ') }]
}

/** The path to report, and a path from which the package is found. */
interface Suspect {
  readonly name: string
  readonly path: string
}

async function suspectsIn({ files: all, links, read }: LayerToCheck): Promise<Suspect[]> {
  const named = [...all.map(({ path }) => path), ...links].flatMap((path): Suspect[] => {
    const [, folder] = folderNames.exec(path) ?? []
    if (folder !== undefined) return [{ name: folder, path }]
    return fileNames.test(path) ? [{ name: path, path }] : []
  })
  const known = new Set(named.map(({ path }) => path))
  const keys: Suspect[] = []
  for (const file of all.filter((one) => !known.has(one.path))) {
    if (await isPrivateKey(file, read)) keys.push({ name: file.path, path: file.path })
  }
  return [...named, ...keys]
}

async function isPrivateKey({ path, size }: LayerFile, read: LayerToCheck['read']): Promise<boolean> {
  if (!keyFileName.test(path) || size > keyLimit) return false
  return /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/.test(
    (await read(path)).toString('latin1'),
  )
}
