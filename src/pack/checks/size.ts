import { bytes, count } from '../../base/figures.ts'
import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { LayerToCheck, LayerFile } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import type { Share } from '../../layer/layer.ts'
import { directUploadLimit, unzippedLimit } from '../../layer/size-limits.ts'
import { keyOf, ownersOf } from '../../packages/owners.ts'
import { packageOf } from '../../packages/package-name.ts'

/** What most layers do not need. `why` is given if the runtime already contains it. */
const dispensable: readonly { readonly pattern: string; readonly fits: RegExp; readonly why?: string }[] = [
  {
    pattern: 'python/**/{boto3,botocore,s3transfer}',
    fits: /^python\/(?:.*\/)?(?:boto3|botocore|s3transfer)\//,
    why: 'the Python runtimes have them',
  },
  {
    pattern: '**/node_modules/@aws-sdk',
    fits: /\/node_modules\/@aws-sdk\//,
    why: 'the Node.js runtimes have it',
  },
  { pattern: '**/{test,tests}', fits: /\/tests?\// },
  { pattern: '**/{doc,docs,examples}', fits: /\/(?:docs?|examples)\// },
  { pattern: '**/*.pyi', fits: /\.pyi$/ },
  { pattern: '**/*.map', fits: /\.map$/ },
  { pattern: '**/*.d.ts', fits: /\.d\.[mc]?ts$/ },
  { pattern: '**/__pycache__', fits: /\/__pycache__\// },
]

/** The largest packages of a layer, largest first. Names and files are those by which two layers are compared. */
export async function largest(
  { files, read }: Pick<LayerToCheck, 'files' | 'read'>,
  count: number,
): Promise<Share[]> {
  const bytesOf = new Map(files.map(({ path, size }) => [path, size]))
  const { found, ownerOf } = await ownersOf({
    files,
    read: async (path, atMost) =>
      (bytesOf.get(path) ?? 0) > atMost ? undefined : read(path).catch(() => undefined),
  })
  const names = new Map(found.map((one) => [keyOf(one), one.name]))
  const sizes = new Map<string, number>()
  for (const { path, size } of files) {
    const name = names.get(ownerOf(path) ?? '') ?? packageOf(path)
    sizes.set(name, (sizes.get(name) ?? 0) + size)
  }
  return [...sizes]
    .map(([name, size]) => ({ name, size }))
    .sort((one, other) => other.size - one.size || (one.name < other.name ? -1 : 1))
    .slice(0, count)
}

/** The error about a layer that is too large for Lambda: its largest packages, and what is usually left out. Empty if it is not. */
export function tooLargeUnzipped(
  { files, from }: Pick<LayerToCheck, 'files' | 'from'>,
  shares: readonly Share[],
): Message[] {
  const size = total(files)
  if (size <= unzippedLimit) return []
  return [
    {
      topic: 'the-layer-is-too-large',
      text:
        `The layer has ${inUnits(size)}, and Lambda takes at most ${inUnits(unzippedLimit)} unzipped. ` +
        `${named(shares)}${advice(files)}${leaveOut(from, 'what the functions do not need')}`,
    },
  ]
}

/** Throws a Problem that names the largest packages if the archive is too large for the request. Through S3, it is not. */
export function requireFitsUpload(size: number, shares: readonly Share[]): void {
  if (size <= directUploadLimit) return
  throw new Problem({
    topic: 'the-zip-is-too-large-to-send',
    text:
      `The zip has ${inUnits(size)}, and Lambda takes at most ${inUnits(directUploadLimit)} by direct upload. ` +
      'Set "s3-bucket" to a bucket in each Region, such as "layers-{account}-{region}", and it goes through that. ' +
      named(shares).trim(),
  })
}

/** The unzipped size of files, in bytes. */
export function total(files: readonly LayerFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

/** A size next to a limit. In megabytes only, two that differ by a byte look the same. */
export function inUnits(size: number): string {
  return `${bytes(size)} (${count(size)} bytes)`
}

function named(shares: readonly Share[]): string {
  const names = shares.map((share) => `${share.name} ${bytes(share.size)}`)
  return names.length === 0 ? '' : `The largest packages are: ${names.join(', ')}. `
}

function advice(files: readonly LayerFile[]): string {
  const found = dispensable.flatMap(({ pattern, fits, why }) => {
    const size = total(files.filter(({ path }) => fits.test(path)))
    return size === 0 ? [] : [`${pattern} (${bytes(size)}${why === undefined ? '' : `; ${why}`})`]
  })
  return found.length === 0 ? '' : `Usually left out: ${found.join(', ')}. `
}
