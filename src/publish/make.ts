import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { withDeadline } from '../install/run/deadline.ts'
import { testLayer } from '../install/test-command.ts'
import { bytes, counted } from '../base/figures.ts'
import type { Inputs } from './inputs.ts'
import type { Job } from './inputs.ts'
import { inGroup, warn } from '../steps/job.ts'
import type { Archive, Environment, Share, Tree } from '../layer/layer.ts'
import type { Log } from '../base/log.ts'
import { takeArchive } from '../pack/archive.ts'
import { copyJudged, judgedBytes } from '../layer/judged-archive.ts'
import type { Packed, PackRequest } from '../pack/pack.ts'
import { pack } from '../pack/pack.ts'
import { requireFitsUpload } from '../pack/checks/size.ts'
import { unpack } from '../zip/unpack.ts'
import { quote } from '../base/quote.ts'
import { destinationOf } from '../base/paths.ts'
import { messageOf, Problem } from '../base/problem.ts'
import { loadTargetOf, targetOf } from './wanted.ts'
import { writeFor } from '../steps/write.ts'

/** What is ready to be published; a `tree` only where one was built. */
export interface Made {
  readonly archive: Archive
  readonly tree?: Tree
}

/**
 * Builds, packs and tests the layer, or takes the given archive. Throws a Problem before anything is written to AWS. `free` is called once
 * the layer is known to be one, and where no code of others runs any more: while it does, this process has no credentials.
 */
export async function makeArchive(job: Job, free: () => void): Promise<Made> {
  const { inputs, runner, run } = job
  const work = runner.newDirectory()
  run.directory = work
  try {
    const made = await withDeadline(inputs['build-timeout-minutes'], runner.log, (log) =>
      testedArchive({ work, free, env: runner.env, log }, job),
    )
    run.archive = made.archive
    await writeSbom(made.archive, job)
    return made
  } finally {
    await leave(work, job).catch((error: unknown) => {
      runner.log.debug(messageOf(error))
    })
  }
}

/** What a build made read-only stays for the runner to clean up; the layer is packed all the same. */
async function leave(work: string, job: Job): Promise<void> {
  // A run that fails has a manifest too.
  if (job.run.directory === work) newDirectory(job)
  await rm(work, { recursive: true, force: true })
}

/** Where code of others works, in which environment, what shows its output, and what is called once no more of it runs. */
interface Workshop {
  readonly work: string
  readonly free: () => void
  readonly env: Environment
  readonly log: Log
}

async function testedArchive(workshop: Workshop, job: Job): Promise<Made> {
  const { 'test-command': command } = job.inputs
  if (command === undefined) return makeIn(() => newDirectory(job), workshop, job)
  const made = await makeIn(() => workshop.work, workshop, job)
  // Until it is out of reach, nobody is told of it.
  job.run.archive = undefined
  try {
    await testArchive(command, made.archive, workshop, job)
  } catch (error) {
    // What failed its test can be looked into, unless it is another one now.
    job.run.archive = await outOfReach(made.archive, job).catch(() => undefined)
    throw error
  }
  return { ...made, archive: await outOfReach(made.archive, job) }
}

/** The directory of the archive and the manifest: no command that this run has started can know it. */
function newDirectory({ runner, run }: Job): string {
  run.directory = runner.newDirectory()
  return run.directory
}

/** The archive at a path of which the test, and what it may have left running, knows nothing. Throws a Problem if it is another one now. */
async function outOfReach(archive: Archive, job: Job): Promise<Archive> {
  const path = join(newDirectory(job), basename(archive.path))
  await copyJudged(archive, path)
  return { ...archive, path }
}

/** `directoryFor` gives the archive's directory, and is called once the build has ended. */
async function makeIn(directoryFor: () => string, workshop: Workshop, job: Job): Promise<Made> {
  const { inputs } = job
  const to = (): PackRequest => ({
    directory: directoryFor(),
    name: `${inputs['layer-name']}.zip`,
    target: loadTargetOf(inputs),
    exclude: inputs.exclude,
    whenFit: inputs['test-command'] === undefined ? workshop.free : undefined,
  })
  const { archive: given } = inputs
  if (given !== undefined) {
    const taken = packTo(() => takeArchive(given, to()), job)
    return { archive: await taken.catch((error: unknown) => refuseArchive(error, job)) }
  }
  const tree = await buildTree(workshop, job)
  return { archive: await packTo(() => pack(tree, to()), job), tree }
}

/** Whatever is wrong with an archive, its input and its file are named. */
function refuseArchive(error: unknown, { runner }: Job): never {
  if (!(error instanceof Problem)) throw error
  const named = `Input "archive" (${quote(runner.input('archive'))})`
  const complaints = error.complaints.map((complaint) =>
    complaint.startsWith('Input "archive" ')
      ? complaint.replace('Input "archive"', () => named)
      : `${named}: ${complaint}`,
  )
  throw new Problem(complaints, { cause: error.cause })
}

/** The test has an unpacked copy. */
async function testArchive(
  command: string,
  { path }: Archive,
  { work, env, log }: Workshop,
  job: Job,
): Promise<void> {
  const { inputs, runner } = job
  await inGroup('Test', job, async () => {
    const layer = join(work, 'test', 'opt')
    await unpack(path, layer)
    const { workspace } = runner
    await testLayer(command, { layer, runtimes: inputs['compatible-runtimes'], workspace, env, log })
  })
}

async function writeSbom(archive: Archive, { inputs, runner, run }: Job): Promise<void> {
  if (inputs.sbom === undefined) return
  const [{ packagesIn }, { sbomOf }] = await Promise.all([
    import('../packages/packages.ts'),
    import('../report/sbom.ts'),
  ])
  const packages = (await packagesIn(await judgedBytes(archive))).map(({ license, ...found }) => ({
    ...found,
    license: license && runner.hide(license),
  }))
  const bill = sbomOf(packages, { layerName: run.layerName, sha256: archive.sha256 })
  await writeFor('sbom', inputs.sbom, bill, runner)
}

function buildTree({ work, env, log }: Workshop, job: Job): Promise<Tree> {
  const { inputs, runner, run } = job
  return inGroup('Build', job, async () => {
    const [{ build }, { secretsInSource }] = await Promise.all([
      import('../install/build.ts'),
      import('../install/source/source-secrets.ts'),
    ])
    for (const secret of await secretsInSource([inputs.source, runner.workspace])) runner.cover(secret)
    await mkdir(join(work, 'build'))
    const tree = await build(
      {
        packageManager: inputs['package-manager'],
        buildCommand: inputs['build-command'],
        requireLockfile: inputs['require-lockfile'],
        include: inputs.include,
        without: outputsOf(inputs),
      },
      {
        source: inputs.source,
        workspace: runner.workspace,
        work: join(work, 'build'),
        target: targetOf(inputs),
        installScripts: inputs['install-scripts'],
        extras: inputs.extras,
        env,
        log,
      },
    )
    run.madeBy = runner.hide(tree.madeBy)
    warn(tree.warnings, { runner, run })
    return { ...tree, license: tree.license && runner.hide(tree.license) }
  })
}

/** What this run writes for others: found in the source, it would make each run's layer another one. */
function outputsOf({ export: exports, sbom }: Inputs): string[] {
  const paths = exports.map(({ path }) => path)
  return (sbom === undefined ? paths : [...paths, sbom]).map(destinationOf)
}

function packTo(make: () => Promise<Packed>, job: Job): Promise<Archive> {
  const { inputs, runner, run } = job
  return inGroup('Pack', job, async () => {
    const { archive, largest, warnings } = await make()
    run.archive = archive
    run.largest = largest.map(({ name, size }) => ({ name: runner.hide(name), size }))
    warn([...warnings, ...tooLargeToSend(inputs, archive, largest)], { runner, run })
    const { files, unzippedSize, size, sha256 } = archive
    runner.log.info(
      `${counted(files, 'file')} of ${bytes(unzippedSize)} in a zip of ${bytes(size)}, CodeSha256 ${sha256}`,
    )
    return archive
  })
}

/** Without a bucket a large zip reaches no Region: a finding in a dry run, and otherwise the end. Throws a Problem. */
function tooLargeToSend(inputs: Inputs, { size }: Archive, largest: readonly Share[]): readonly string[] {
  if (inputs['s3-bucket'] !== undefined) return []
  try {
    requireFitsUpload(size, largest)
    return []
  } catch (error) {
    if (!inputs['dry-run'] || !(error instanceof Problem)) throw error
    return error.complaints
  }
}
