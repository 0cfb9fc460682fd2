import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import type { Log } from './log.ts'
import { main } from './main.ts'
import { messageOf, Problem } from './problem.ts'
import { manifestOf } from './report/manifest.ts'
import { outputsOf } from './report/outputs.ts'
import { newRun } from './report/run.ts'
import type { Run } from './report/run.ts'
import { summaryOf, verdict } from './report/summary.ts'
import { gitHubRunner } from './runner.ts'

/** GitHub shows ten annotations of a kind for a step (GitHub: "Workflow commands", limits). */
const annotations = 10

async function start(): Promise<void> {
  const runner = gitHubRunner()
  const run = newRun(runner.env)
  try {
    await main(runner, run)
  } catch (error) {
    run.failure = error instanceof Problem ? error.complaints : [messageOf(error)]
    fail(run.failure, error, runner.log)
  }
  await report(run, runner.log)
}

/** Outputs, manifest and summary of what is known: always, also after a failure. The outputs matter most. */
async function report(run: Run, log: Log): Promise<void> {
  await orWarn('The manifest', () => writeManifest(run), log)
  try {
    for (const [name, value] of Object.entries(outputsOf(run))) core.setOutput(name, value)
  } catch (error) {
    fail([`The outputs could not be written: ${messageOf(error)}. The job summary has the ARNs.`], error, log)
  }
  log.info(verdict(run))
  await orWarn('The job summary', () => core.summary.addRaw(summaryOf(run)).write(), log)
}

async function writeManifest(run: Run): Promise<void> {
  if (run.directory === undefined) return
  const path = join(run.directory, `${run.layerName}.json`)
  await writeFile(path, manifestOf(run))
  run.manifest = path
}

async function orWarn(what: string, write: () => Promise<unknown>, log: Log): Promise<void> {
  try {
    await write()
  } catch (error) {
    log.warning(`${what} could not be written: ${messageOf(error)}`)
  }
}

function fail(complaints: readonly string[], error: unknown, log: Log): void {
  process.exitCode = core.ExitCode.Failure
  const all = complaints.length <= annotations
  for (const complaint of all ? complaints : complaints.slice(0, annotations - 1)) core.error(complaint)
  if (!all) {
    core.error(`There are ${complaints.length} complaints. The whole list is in the log and the job summary.`)
    for (const complaint of complaints) log.info(complaint)
  }
  if (!(error instanceof Problem) && error instanceof Error) log.debug(error.stack ?? error.message)
  const cause = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : ''
  if (!complaints.join().includes(cause)) log.info(`Cause: ${cause}`)
}

/** zlib works on libuv's threads, of which there are four unless this is set before the first is used. */
process.env['UV_THREADPOOL_SIZE'] ??= String(availableParallelism())

/** What package managers write must not depend on the machine; they inherit this. */
process.umask(0o022)

start()
  .catch((error: unknown) => {
    core.setFailed(messageOf(error))
  })
  // A request that nobody waits for any longer could hold its socket open for minutes. What was printed goes out first:
  // process.exit alone cuts it off where the reader is slow.
  .finally(() => process.stdout.write('', () => process.exit()))
