import { bytes, count } from '../../base/figures.ts'
import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { LayerToCheck, LayerFile } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import type { Share } from '../../layer/layer.ts'
import { directUploadLimit, unzippedLimit } from '../../layer/size-limits.ts'
import type { LeftOut } from '../../layer/slim.ts'
import { keyOf, ownersOf } from '../../packages/owners.ts'
import { packageOf } from '../../packages/package-name.ts'

/** Files that most archives do not need. `why` is set if the runtime already contains them. A layer directory has "slim" for them. */
const dispensable: readonly { readonly pattern: string; readonly fits: RegExp; readonly why?: string }[] = [
  {
    pattern: 'python/**/{boto3,botocore,s3transfer}',
    fits: /^python\/(?:.*\/)?(?:boto3|botocore|s3transfer)\//,
    why: 'included in the Python runtimes',
  },
  {
    pattern: '**/node_modules/@aws-sdk',
    fits: /\/node_modules\/@aws-sdk\//,
    why: 'included in the Node.js runtimes',
  },
  { pattern: '**/{test,tests}', fits: /\/tests?\// },
  { pattern: '**/{doc,docs,examples}', fits: /\/(?:docs?|examples)\// },
  { pattern: '**/*.pyi', fits: /\.pyi$/ },
  { pattern: '**/*.map', fits: /\.map$/ },
  { pattern: '**/*.d.ts', fits: /\.d\.[mc]?ts$/ },
  { pattern: '**/__pycache__', fits: /\/__pycache__\// },
]

/** Returns the largest packages of a layer, largest first. It finds packages as the comparison of two layers does. */
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

/**
 * Returns the error about a layer that is too large for Lambda, with its largest packages, and with files that it does not need: those that
 * "slim" would leave out. The list is empty if the layer is not too large.
 */
export function tooLargeUnzipped(
  { files, from }: Pick<LayerToCheck, 'files' | 'from'>,
  shares: readonly Share[],
  slimmable: LeftOut['kinds'] = [],
): Message[] {
  const size = total(files)
  if (size <= unzippedLimit) return []
  const what = slimmable.length > 0 ? 'other files' : 'files that the functions do not need'
  return [
    {
      topic: 'the-layer-is-too-large',
      text:
        `The layer has ${inUnits(size)} unzipped, and Lambda accepts at most ${inUnits(unzippedLimit)}. ` +
        `${named(shares)}${from === 'tree' ? adviceOnSlim(slimmable) : advice(files)}${leaveOut(from, what)}`,
    },
  ]
}

/** Throws a Problem with the largest packages if the archive is too large for direct upload. An upload through S3 has no such limit. */
export function requireFitsUpload(size: number, shares: readonly Share[]): void {
  if (size <= directUploadLimit) return
  throw new Problem({
    topic: 'the-zip-is-too-large-to-send',
    text:
      `The zip has ${inUnits(size)}, and Lambda accepts at most ${inUnits(directUploadLimit)} by direct upload. ` +
      'To upload it through S3, set "s3-bucket" to a bucket in each Region, such as "layers-{account}-{region}". ' +
      named(shares).trim(),
  })
}

/** Returns the total unzipped size of files, in bytes. */
export function total(files: readonly LayerFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

/** Returns a size in readable units and in bytes. In megabytes alone, a size just above a limit would look like the limit. */
export function inUnits(size: number): string {
  return `${bytes(size)} (${count(size)} bytes)`
}

function named(shares: readonly Share[]): string {
  const names = shares.map((share) => `${share.name} ${bytes(share.size)}`)
  return names.length === 0 ? '' : `The largest packages are ${names.join(', ')}. `
}

function adviceOnSlim(slimmable: LeftOut['kinds']): string {
  const kinds = slimmable.map(({ kind, size }) => `${kind} (${bytes(size)})`)
  return kinds.length === 0 ? '' : `The input "slim" would leave out ${kinds.join(', ')}. `
}

function advice(files: readonly LayerFile[]): string {
  const found = dispensable.flatMap(({ pattern, fits, why }) => {
    const size = total(files.filter(({ path }) => fits.test(path)))
    return size === 0 ? [] : [`${pattern} (${bytes(size)}${why === undefined ? '' : `; ${why}`})`]
  })
  return found.length === 0 ? '' : `Usually not needed: ${found.join(', ')}. `
}
