import { outputsOfLayers } from '../report/outputs-of-layers.ts'
import type { Run, Runs } from '../report/run.ts'
import { newRuns } from '../report/run.ts'
import { summaryOfLayers, verdictOfLayers } from '../report/summary-of-layers.ts'
import { verdict } from '../report/summary.ts'
import { commentOnPullRequest } from '../runner/pull-request.ts'
import { start } from '../runner/start.ts'
import { writeManifest } from '../steps/manifest.ts'
import { main } from './main.ts'

start<Runs>({
  record: ({ env }) => newRuns(env),
  main,
  writeManifest,
  outputs: outputsOfLayers,
  verdict: (runs) => verdictOfLayers(runs, verdictOf),
  summary: (runs) => summaryOfLayers(runs, verdictOf),
  comment: commentOnPullRequest,
})

function verdictOf(run: Run): string {
  return run.plan ? verdict(run) : 'Nothing was collected.'
}
