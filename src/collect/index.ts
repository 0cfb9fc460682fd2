import { outputsOf } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import { newRun } from '../report/run.ts'
import { summaryOf, verdict } from '../report/summary.ts'
import { commentOnPullRequest } from '../runner/pull-request.ts'
import { start } from '../runner/start.ts'
import { writeManifest } from '../steps/manifest.ts'
import { main } from './main.ts'

start<Run>({
  record: ({ env }) => newRun(env),
  main,
  writeManifest,
  outputs: outputsOf,
  verdict: verdictOf,
  summary: (run) => summaryOf(run, verdictOf(run)),
  comment: commentOnPullRequest,
})

function verdictOf(run: Run): string {
  return run.plan ? verdict(run) : 'Nothing was collected.'
}
