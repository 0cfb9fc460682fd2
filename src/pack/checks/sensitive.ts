import type { Message } from '../../base/message.ts'
import type { LayerToCheck, LayerFile } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import { packagesPattern } from '../../layer/opt.ts'
import { wheelFilesOf } from '../../packages/wheels.ts'
import type { Findings } from './findings.ts'
import { listed } from './listed.ts'

/** Files in which programs store passwords, tokens and keys. */
const fileNames = new RegExp(
  `(?:^|/)(?:${[
    // Except templates for it, and its types or code.
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
    // Key stores.
    String.raw`[^/]+\.(?:p12|pfx)`,
    'id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?',
  ].join('|')})$`,
)

/** Folders with such files. The configuration of a repository can contain a token. Another check rejects the repository at the root. */
const folderNames = /^(.*?(?:^|\/)(?:\.aws|\.azure|\.gnupg|\.ssh|(?<=\/)\.git))(?:\/|$)/

/** Files with a key or with certificates only. A key is far smaller than a bundle of certificates. */
const mayHoldKey = /\.(?:pem|key|p8|asc)$/i
const keyLimit = 100_000

/**
 * Files whose names indicate secrets, and private keys. They are rejected in the code of the user, because whoever can use the layer can
 * read them. In an installed package, which its publisher is responsible for, they are a warning.
 */
export async function sensitiveFilesIn(layer: LayerToCheck): Promise<Findings> {
  const suspects = await suspectsIn(layer)
  if (suspects.length === 0) return { errors: [], warnings: [] }
  const isInstalled = await installedPart(layer, suspects)
  const { own = [], installed = [] } = Object.groupBy(suspects, ({ path }) =>
    isInstalled(path) ? 'installed' : 'own',
  )
  const { from } = layer
  return {
    errors: told('The layer has what carries secrets', own, [
      'Whoever may use the layer can read it.',
      leaveOut(from, 'those files'),
    ]),
    warnings: told('Installed packages have what can carry secrets', installed, [
      leaveOut(from, 'what is not needed'),
    ]),
  }
}

function told(what: string, suspects: readonly Suspect[], advice: readonly string[]): Message[] {
  const names = [...new Set(suspects.map(({ name }) => name))]
  if (names.length === 0) return []
  const text = [`${what}, by its name or as a private key: ${listed(names)}.`, ...advice].join(' ')
  return [{ topic: 'something-must-not-be-in-the-layer', text }]
}

/** The path to report, and a path from which the owner is found. */
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
  if (!mayHoldKey.test(path) || size > keyLimit) return false
  return /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/.test(
    (await read(path)).toString('latin1'),
  )
}

/** Returns whether a path belongs to a package that a package manager has installed, and that is not code of the user. */
async function installedPart(
  layer: LayerToCheck,
  suspects: readonly Suspect[],
): Promise<(path: string) => boolean> {
  const own = new Set(layer.own)
  const wheels = await wheelFilesOf(layer)
  const around = new Set(suspects.flatMap(({ path }) => packagesAround(path)))
  const packages = new Set([...(await publishedAmong(around, layer)), ...gemsIn(layer)])
  return (path) => {
    const about = wheels.get(path)?.folder
    const folders = about === undefined ? packagesAround(path) : [about]
    return folders.some((folder) => (folder === about || packages.has(folder)) && !own.has(folder))
  }
}

const gemFolder = new RegExp(`^(${packagesPattern('ruby')}/gems/[^/]+)/`)
const gemspec = new RegExp(`^(${packagesPattern('ruby')})/specifications/([^/]+)\\.gemspec$`)

/** The folders around a path that can be those of packages. */
function packagesAround(path: string): string[] {
  const [, gem] = gemFolder.exec(path) ?? []
  if (gem !== undefined) return [gem]
  return [...path.matchAll(/(?<=(?:^|\/)node_modules\/)(?:@[^/]+\/)?[^/]+(?=\/)/g)].map(
    ({ index, 0: name }) => path.slice(0, index + name.length),
  )
}

function gemsIn({ files: all }: LayerToCheck): string[] {
  return all.flatMap(({ path }) => {
    const [, ruby, name] = gemspec.exec(path) ?? []
    return ruby === undefined || name === undefined ? [] : [`${ruby}/gems/${name}`]
  })
}

/** The manifests of packages are far smaller. */
const manifestLimit = 1_000_000

/** The folders of packages from a registry or the like: their manifest does not forbid to publish them. */
async function publishedAmong(
  folders: ReadonlySet<string>,
  { files: all, read }: LayerToCheck,
): Promise<string[]> {
  const found = []
  for (const { path, size } of all) {
    const folder = path.replace(/\/package\.json$/, '')
    if (folder === path || !folders.has(folder) || size > manifestLimit) continue
    if (isPublished((await read(path)).toString())) found.push(folder)
  }
  return found
}

function isPublished(manifest: string): boolean {
  try {
    const { version, private: isPrivate } = JSON.parse(manifest) as { version?: unknown; private?: unknown }
    return version !== undefined && isPrivate !== true
  } catch {
    return false
  }
}
