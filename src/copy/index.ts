import { start } from '../runner/start.ts'
import { writeManifest } from '../steps/manifest.ts'
import { main } from './main.ts'
import { outputsOf, summaryOf, verdictWithArns } from './report.ts'
import { newRun } from './run.ts'

start({
  record: ({ env }) => newRun(env),
  main,
  writeManifest: (run) => writeManifest({ layers: [run] }),
  outputs: outputsOf,
  verdict: verdictWithArns,
  summary: summaryOf,
})
