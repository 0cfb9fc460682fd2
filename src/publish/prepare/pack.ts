import { join } from 'node:path'
import { bytes, counted } from '../../base/figures.ts'
import type { Message } from '../../base/message.ts'
import { reworded } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import { quote } from '../../base/quote.ts'
import type { Archive, Share } from '../../layer/layer.ts'
import type { LeftOut } from '../../layer/slim.ts'
import { requireFitsUpload } from '../../pack/checks/size.ts'
import { judgeArchive } from '../../pack/judge-archive.ts'
import { judgeTree } from '../../pack/judge-tree.ts'
import type { JudgedLayer } from '../../pack/judged-layer.ts'
import { describeLeftOut } from '../../report/sentences.ts'
import { warn } from '../../steps/job.ts'
import type { Inputs, Job } from '../inputs/inputs.ts'
import { loadTargetOf } from '../inputs/wanted.ts'
import type { LayerSource } from './build.ts'

/**
 * Checks the list of files of a layer whose archive will be in a directory. Throws a Problem if the layer is not valid. Meanwhile, files are
 * already packed, so that the archive must be written afterwards.
 */
export async function judgeLayer(source: LayerSource, directory: string, job: Job): Promise<JudgedLayer> {
  const { inputs } = job
  const path = join(directory, `${inputs['layer-name']}.zip`)
  const target = loadTargetOf(inputs)
  if (source.tree) {
    const judged = await judgeTree(source.tree, { path, exclude: inputs.exclude, slim: inputs.slim, target })
    recordLeftOut(judged.leftOut, job)
    return judged
  }
  const refuse = (error: unknown): never => refuseArchive(error, job)
  const judged = await judgeArchive(source.given, { path, target }).catch(refuse)
  return { write: () => judged.write().catch(refuse) }
}

/** Shows what "slim" left out, and records it. The metadata of a package can contain a secret. */
function recordLeftOut(leftOut: LeftOut | undefined, { runner, run }: Job): void {
  if (leftOut === undefined) return
  runner.log.info(describeLeftOut(leftOut))
  run.leftOut = {
    ...leftOut,
    packages: leftOut.packages.map(({ ecosystem, name, version }) => ({
      ...{ ecosystem, name: runner.hide(name), version: runner.hide(version) },
    })),
  }
}

/** Adds the input and the file to each error about an archive. */
function refuseArchive(error: unknown, { runner }: Job): never {
  if (!(error instanceof Problem)) throw error
  const named = `Input "archive" (${quote(runner.input('archive'))})`
  const errors = error.errors.map((message) =>
    reworded(message, (text) =>
      text.startsWith('Input "archive" ')
        ? text.replace('Input "archive"', () => named)
        : `${named}: ${text}`,
    ),
  )
  throw new Problem(errors, { cause: error.cause })
}

/** Writes the archive of a checked layer, and records its properties in `run`. Throws a Problem. */
export async function writeArchive(judged: JudgedLayer, job: Job): Promise<Archive> {
  const { inputs, runner, run } = job
  const { archive, largest, warnings } = await judged.write()
  run.archive = archive
  run.largest = largest.map(({ name, size }) => ({ name: runner.hide(name), size }))
  warn([...warnings, ...tooLargeToSend(inputs, archive, largest)], { runner, run })
  const { files, unzippedSize, size, sha256 } = archive
  runner.log.info(
    `${counted(files, 'file')} of ${bytes(unzippedSize)} in an archive of ${bytes(size)}, CodeSha256 ${sha256}`,
  )
  return archive
}

/** Without a bucket, no Region accepts a large archive. A dry run returns that as warnings. Any other run throws a Problem. */
function tooLargeToSend(inputs: Inputs, { size }: Archive, largest: readonly Share[]): readonly Message[] {
  if (inputs['s3-bucket'] !== undefined) return []
  try {
    requireFitsUpload(size, largest)
    return []
  } catch (error) {
    if (!inputs['dry-run'] || !(error instanceof Problem)) throw error
    return error.errors
  }
}
