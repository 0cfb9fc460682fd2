import { availableParallelism } from 'node:os'
import { outputsOf } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import { newRun } from '../report/run.ts'
import { summaryOf, verdictWithArns } from '../report/summary.ts'
import { commentOnPullRequest } from '../runner/pull-request.ts'
import { start } from '../runner/start.ts'
import { writeManifest } from '../steps/manifest.ts'
import { main } from './main.ts'

/** zlib uses the threads of libuv. Their number is four, unless this is set before the first use. */
process.env['UV_THREADPOOL_SIZE'] ??= String(availableParallelism())

/** Package managers inherit this. The modes of the files that they write must not depend on the machine. */
process.umask(0o022)

start<Run>({
  record: ({ env }) => newRun(env),
  main,
  writeManifest,
  outputs: outputsOf,
  verdict: verdictWithArns,
  summary: summaryOf,
  comment: commentOnPullRequest,
})
