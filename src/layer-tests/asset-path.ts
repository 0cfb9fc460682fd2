import { fileURLToPath } from 'node:url'

/**
 * Returns the path of a file next to the code. Write the argument as `new URL('./file', import.meta.url)`: the bundler copies the file, and
 * replaces the URL with its path. It does so only in files that list no directories.
 */
export function assetPath(url: URL | string): string {
  return typeof url === 'string' ? url : fileURLToPath(url)
}
