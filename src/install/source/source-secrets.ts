import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readText } from '../../base/files.ts'
import { urlSecretsIn } from '../../base/url-secrets.ts'

/**
 * Matches the names of manifests, lock files and settings of package managers. Documents are not read, because the addresses in them are
 * examples.
 */
const manifest =
  /(?:\.(?:json|jsonc|json5|toml|txt|in|lock|ya?ml|xml|gradle|kts|cfg|ini|conf|py)|file|rc|config|\.netrc|\.env)$/i

/** The limits for files that are read and secrets that are returned. */
const most = { files: 200, secrets: 100 }

/**
 * Returns the users, passwords and tokens in the addresses of a project's manifests and settings, at most 100. A package manager can break
 * a line inside an address, which no pattern finds.
 */
export async function secretsInSource(directories: readonly string[]): Promise<string[]> {
  const names = await Promise.all([...new Set(directories)].map(manifestsIn))
  const texts = await Promise.all(names.flat().slice(0, most.files).map(textOf))
  return [...new Set(texts.flatMap(urlSecretsIn))].slice(0, most.secrets)
}

/** Returns the manifests of a directory and of its direct subfolders, such as `requirements/` and `.bundle/`. */
async function manifestsIn(directory: string): Promise<string[]> {
  const below = await entriesOf(directory)
  const folders = below.filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git',
  )
  const deeper = await Promise.all(folders.map((folder) => entriesOf(join(directory, folder.name))))
  return [...below, ...deeper.flat()]
    .filter((entry) => entry.isFile() && manifest.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function entriesOf(directory: string) {
  return readdir(directory, { withFileTypes: true }).catch(() => [])
}

/** An unreadable file is ignored here. The program that needs it reports the error. */
function textOf(path: string): Promise<string> {
  return readText(path).catch(() => '')
}
