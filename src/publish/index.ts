import { availableParallelism } from 'node:os'
import { outputsOfLayers } from '../report/outputs-of-layers.ts'
import type { Runs } from '../report/run.ts'
import { newRuns } from '../report/run.ts'
import { summaryOfLayers, verdictOfLayersWithArns } from '../report/summary-of-layers.ts'
import { commentOnPullRequest } from '../runner/pull-request.ts'
import { answer, start } from '../runner/start.ts'
import { writeManifest } from '../steps/manifest.ts'
import { main } from './main.ts'
import { readRegionsTask } from './skip-build/region-states.ts'

/** zlib uses the threads of libuv. Their number is four, unless this is set before the first use. */
process.env['UV_THREADPOOL_SIZE'] ??= String(availableParallelism())

/** Package managers inherit this. The modes of the files that they write must not depend on the machine. */
process.umask(0o022)

const action = (): void =>
  start<Runs>({
    record: ({ env }) => newRuns(env),
    main,
    writeManifest,
    outputs: outputsOfLayers,
    verdict: verdictOfLayersWithArns,
    summary: (runs) => summaryOfLayers(runs),
    comment: commentOnPullRequest,
  })

/** Before a build, the action can start itself once more to read the Regions. The credentials end with that process. */
if (process.argv[2] === readRegionsTask)
  answer(async (runner) => (await import('./skip-build/read-regions.ts')).readRegions(runner))
else action()
