import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { main } from './main.ts'
import { manifestOf } from './report/manifest.ts'
import { outputsOf } from './report/outputs.ts'
import type { Run } from './report/run.ts'
import { newRun } from './report/run.ts'
import { summaryOf, verdict } from './report/summary.ts'
import { start } from './start.ts'

async function writeManifest(run: Run): Promise<void> {
  if (run.directory === undefined) return
  const path = join(run.directory, `${run.layerName}.json`)
  await writeFile(path, manifestOf(run))
  run.manifest = path
}

/** zlib works on libuv's threads, of which there are four unless this is set before the first is used. */
process.env['UV_THREADPOOL_SIZE'] ??= String(availableParallelism())

/** What package managers write must not depend on the machine; they inherit this. */
process.umask(0o022)

start<Run>({
  record: ({ env }) => newRun(env),
  main,
  writeManifest,
  outputs: outputsOf,
  verdict,
  summary: summaryOf,
})
