import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readText } from '../../base/files.ts'
import { urlSecretsIn } from '../../base/url-secrets.ts'

/** How the names of manifests, lock files and settings of package managers end. Documents show addresses too, but with examples in them. */
const manifest =
  /(?:\.(?:json|jsonc|json5|toml|txt|in|lock|ya?ml|xml|gradle|kts|cfg|ini|conf|py)|file|rc|config|\.netrc|\.env)$/i

/** What is read and returned at most. */
const most = { files: 200, secrets: 100 }

/**
 * The users, passwords and tokens in the addresses of a project's manifests and settings, at most 100. A package manager can break the
 * line of an address that it shows, and then no pattern finds them.
 */
export async function secretsInSource(directories: readonly string[]): Promise<string[]> {
  const names = await Promise.all([...new Set(directories)].map(manifestsIn))
  const texts = await Promise.all(names.flat().slice(0, most.files).map(textOf))
  return [...new Set(texts.flatMap(urlSecretsIn))].slice(0, most.secrets)
}

/** Those of a directory and of the folders in it, such as `requirements/` and `.bundle/`. */
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

/** Whoever needs a file that is too large, or cannot be read, says what is wrong with it. */
function textOf(path: string): Promise<string> {
  return readText(path).catch(() => '')
}
