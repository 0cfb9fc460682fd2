import * as v from 'valibot'
import { readTextOrEmpty } from '../base/files.ts'
import { jsonOrUndefined } from '../base/json.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import type { Roots } from '../base/paths.ts'
import { Problem } from '../base/problem.ts'
import { quote } from '../base/quote.ts'
import type { Region } from '../layer/layer.ts'
import { currentVersions } from '../report/outputs.ts'
import {
  countDeleted,
  emptyIndex,
  indexAsJson,
  whyOtherContent,
  withRelease,
  withoutVersions,
} from '../report/release-index.ts'
import type { IndexedVersion, IsDeleted, ReleaseIndex } from '../report/release-index.ts'
import type { Run } from '../report/run.ts'
import { writeFor } from './write-file.ts'

/** A release in an index: the run that published it, its name, and the path of the index. */
export interface IndexedRelease {
  readonly path: string
  readonly release: string
  readonly run: Run
}

/** Returns the text of an index with the release. Throws a Problem if the existing file cannot be used, or if the release has other content. */
export async function textOfIndex({ path, release, run }: IndexedRelease): Promise<string> {
  const index = await indexFor(path, run.layerName)
  const codeSha256 = run.archive?.sha256 ?? ''
  const why = whyOtherContent(index, { release, codeSha256 })
  if (why !== undefined) throw new Problem(unusable(path, `${why}. Use another release`))
  const wanted = { runtimes: run.metadata?.runtimes ?? [], architectures: run.metadata?.architectures ?? [] }
  const versions = [...currentVersions(run)].map(
    ([region, { arn, version, declared = wanted }]): [Region, IndexedVersion] => [
      region,
      { arn, version, codeSha256, runtimes: declared.runtimes, architectures: declared.architectures },
    ],
  )
  return indexAsJson(withRelease(index, release, Object.fromEntries(versions)))
}

/** Marks versions in an index as deleted, and returns how many. Without a file, nothing is written. Throws a Problem. */
export async function markInIndex(
  path: string,
  { layerName, isDeleted }: { readonly layerName: string; readonly isDeleted: IsDeleted },
  roots: Roots,
): Promise<number> {
  const index = await indexFor(path, layerName)
  const marked = withoutVersions(index, isDeleted)
  const added = countDeleted(marked) - countDeleted(index)
  if (added > 0) await writeFor('export', path, indexAsJson(marked), roots)
  return added
}

/** Returns the index in a file, or one without releases if there is no file. Throws a Problem if the file is not an index of the layer. */
async function indexFor(path: string, layerName: string): Promise<ReleaseIndex> {
  const text = await readTextOrEmpty(path, 'manifest')
  if (text.trim() === '') return emptyIndex(layerName)
  const { success, output } = v.safeParse(schema, jsonOrUndefined(text))
  if (!success)
    throw new Problem(
      unusable(path, 'it is not an index that this action wrote. Use another path, or correct the file'),
    )
  if (output.layerName !== layerName)
    throw new Problem(
      unusable(
        path,
        `it is the index of the layer ${quote(output.layerName)}. Use a separate file for each layer`,
      ),
    )
  return output as ReleaseIndex
}

function unusable(path: string, why: string): Message {
  return about('a-file-cannot-be-written', `The index ${quote(path)} cannot be used: ${why}.`)
}

const versionInIndex = v.looseObject({
  arn: v.pipe(v.string(), v.regex(/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]+:\d+$/)),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  codeSha256: v.string(),
  runtimes: v.array(v.string()),
  architectures: v.array(v.string()),
  deleted: v.exactOptional(v.literal(true)),
})

const schema = v.looseObject({
  layerName: v.string(),
  releases: v.record(v.string(), v.record(v.string(), versionInIndex)),
})
