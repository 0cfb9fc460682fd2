import { availableParallelism } from 'node:os'
import { outputsOf } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import { newRun } from '../report/run.ts'
import { summaryOf, verdict } from '../report/summary.ts'
import { commentOnPullRequest } from '../runner/pull-request.ts'
import { start } from '../runner/start.ts'
import { writeManifest } from '../steps/manifest.ts'
import { main } from './main.ts'

/** zlib uses libuv's threads. There are four of them, unless this is set before the first is used. */
process.env['UV_THREADPOOL_SIZE'] ??= String(availableParallelism())

/** The files that package managers write must not depend on the machine. They inherit this. */
process.umask(0o022)

start<Run>({
  record: ({ env }) => newRun(env),
  main,
  writeManifest,
  outputs: outputsOf,
  verdict,
  summary: summaryOf,
  comment: commentOnPullRequest,
})
