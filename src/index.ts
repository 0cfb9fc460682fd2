import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
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
    fail(run.failure, error)
  } finally {
    await report(run)
  }
}

/** Outputs, manifest and summary of what is known: always, also before a failure. */
async function report(run: Run): Promise<void> {
  if (run.directory !== undefined) {
    run.manifest = join(run.directory, `${run.layerName}.json`)
    await writeFile(run.manifest, manifestOf(run))
  }
  for (const [name, value] of Object.entries(outputsOf(run))) core.setOutput(name, value)
  core.info(verdict(run))
  await core.summary.addRaw(summaryOf(run)).write()
}

function fail(complaints: readonly string[], error: unknown): void {
  process.exitCode = core.ExitCode.Failure
  const all = complaints.length <= annotations
  for (const complaint of all ? complaints : complaints.slice(0, annotations - 1)) core.error(complaint)
  if (!all) {
    core.error(`There are ${complaints.length} complaints. The whole list is in the log and the job summary.`)
    for (const complaint of complaints) core.info(complaint)
  }
  if (!(error instanceof Problem) && error instanceof Error) core.debug(error.stack ?? error.message)
  if (error instanceof Error && error.cause !== undefined) core.info(`Cause: ${messageOf(error.cause)}`)
}

start().catch((error: unknown) => {
  fail([messageOf(error)], error)
})
