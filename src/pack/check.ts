import type { Share } from '../layer.ts'
import { Problem } from '../problem.ts'
import type { Candidate, LayerFile } from './candidate.ts'
import type { LoadTarget } from './pack.ts'
import { placesOf } from './places.ts'
import { largest, requireFitsUnzipped, total } from './size.ts'

/** What is known of a layer's files once they were found fit: how many, their size in bytes, the ten largest packages. */
export interface Contents {
  readonly files: number
  readonly unzippedSize: number
  readonly largest: readonly Share[]
  readonly warnings: readonly string[]
}

/** The number of entries that a zip without the zip64 extension can hold. */
const entriesLimit = 65_535

/** The contents of a layer. Throws a Problem with all the reasons for which it would be empty, too large, or not be found by a function. */
export async function inspect(candidate: Candidate, { runtimes }: LoadTarget): Promise<Contents> {
  const { files } = candidate
  const { complaints, warnings } = await placesOf(candidate, runtimes)
  const all = [...emptyOrTooMany(files), ...complaints]
  if (all.length > 0) throw new Problem(all)
  requireFitsUnzipped(candidate)
  return { files: files.length, unzippedSize: total(files), largest: largest(files, 10), warnings }
}

function emptyOrTooMany(files: readonly LayerFile[]): string[] {
  if (files.length === 0) return ['The layer is empty: there is no file in it.']
  if (files.length <= entriesLimit) return []
  return [`The layer has ${files.length} files, and a zip holds at most ${entriesLimit}. Remove some.`]
}
