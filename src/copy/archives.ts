import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bytes, counted } from '../base/figures.ts'
import type { Message } from '../base/message.ts'
import { about, becauseOf, reworded } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import type { Architecture, Archive, Share } from '../layer/layer.ts'
import { numbered } from '../layer/version-ranges.ts'
import { requireFitsUpload } from '../pack/checks/size.ts'
import { judgeArchive } from '../pack/judge-archive.ts'
import type { Packed } from '../pack/judged-layer.ts'
import { ServiceFailure } from '../regions/calls/service.ts'
import { withAdvice } from '../report/advice.ts'
import { warn } from '../steps/job.ts'
import { DownloadFailure, downloadTo } from './download.ts'
import type { Job } from './inputs.ts'
import type { SourceVersion } from './plan.ts'
import type { Source } from './source.ts'

/** The archives of versions, by the numbers of the versions. */
export type Archives = ReadonlyMap<number, Archive>

/**
 * Downloads the archives of versions to a directory, and judges each as an archive of the user. This ends before the first write to AWS.
 * Throws a Problem if a download fails, or one with all errors of all archives.
 */
export async function prepareArchives(
  versions: readonly SourceVersion[],
  { source, directory }: { readonly source: Source; readonly directory: string },
  job: Job,
): Promise<Archives> {
  const archives = new Map<number, Archive>()
  const known = new Map<string, Archive>()
  const errors: Message[] = []
  const warnings = new Map<string, { readonly message: Message; readonly numbers: number[] }>()
  for (const version of versions) {
    const { number } = version
    const content = JSON.stringify([version.codeSha256, version.runtimes, version.architectures])
    const equal = known.get(content)
    if (equal) {
      archives.set(number, equal)
      continue
    }
    const path = join(directory, `${number}.download`)
    await download(path, version, source, job)
    try {
      const packed = await judge(path, join(directory, `${number}.zip`), version)
      requireSendable(packed, version, { job, source })
      known.set(content, packed.archive)
      archives.set(number, packed.archive)
      for (const message of packed.warnings) {
        const { numbers } = warnings.get(message.text) ?? { numbers: [] }
        warnings.set(message.text, { message, numbers: [...numbers, number] })
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      errors.push(...refusal(error, version, source))
    } finally {
      await rm(path, { force: true })
    }
  }
  if (errors.length > 0) throw new Problem(errors)
  for (const { message, numbers } of warnings.values())
    warn([reworded(message, (text) => `${numbered(numbers, 'Version')}: ${text}`)], job)
  return archives
}

async function download(path: string, version: SourceVersion, source: Source, job: Job): Promise<void> {
  const { number, codeSha256: sha256 } = version
  const { layer, service } = source
  const { cancelled, connections, deadlines, log, sleep } = job.runner
  const end = AbortSignal.any([cancelled, AbortSignal.timeout(deadlines.download)])
  const find = () => service.download(layer.arn, number)
  try {
    await downloadTo(path, { find, sha256 }, { fetch: connections.fetch, sleep, stall: deadlines.stall, end })
    log.info(`Downloaded version ${number}, CodeSha256 ${sha256}`)
  } catch (error) {
    const topic = 'a-source-version-cannot-be-downloaded'
    const what = `Version ${number} of ${layer.arn} could not be downloaded`
    if (error instanceof ServiceFailure)
      throw new Problem(becauseOf(error.reason, topic, `${what}. ${withAdvice(error.reason).text}`))
    if (!(error instanceof DownloadFailure)) throw error
    throw new Problem(about(topic, `${what}: ${error.message}. Nothing was copied. Re-run the job.`))
  }
}

/** The architectures to check, if a version declares none: a function of any architecture can use it. */
const allArchitectures: readonly Architecture[] = ['x86_64', 'arm64']

/** Judges an archive. A version for several architectures can contain native code for each of them, so one must fit. */
async function judge(given: string, to: string, version: SourceVersion): Promise<Packed> {
  const { runtimes, architectures } = version
  const [first = 'x86_64', ...others] = architectures.length > 0 ? architectures : allArchitectures
  let failure: unknown
  for (const architecture of [first, ...others]) {
    try {
      const judged = await judgeArchive(given, { path: to, target: { runtimes, architecture } })
      return await judged.write()
    } catch (error) {
      failure ??= error
    }
  }
  throw failure
}

/** Without a bucket, no Region accepts a large archive. A dry run shows that as a warning. */
function requireSendable(
  { archive, largest }: { readonly archive: Archive; readonly largest: readonly Share[] },
  version: SourceVersion,
  { job, source }: { readonly job: Job; readonly source: Source },
): void {
  const { inputs, runner } = job
  const { files, size } = archive
  runner.log.info(
    `Checked version ${version.number}: ${counted(files, 'file')} in an archive of ${bytes(size)}`,
  )
  if (inputs['s3-bucket'] !== undefined) return
  try {
    requireFitsUpload(size, largest)
  } catch (error) {
    if (!inputs['dry-run'] || !(error instanceof Problem)) throw error
    warn(refusal(error, version, source), job)
  }
}

/** Returns the errors of an archive, each with the version and with what to do. */
function refusal({ errors }: Problem, { number }: SourceVersion, { layer }: Source): Message[] {
  const name = `Version ${number} of ${layer.arn}`
  return errors.map((message) =>
    reworded(message, (text) =>
      text.startsWith('Input "archive" ') ? text.replace('Input "archive"', () => name) : `${name}: ${text}`,
    ),
  )
}
