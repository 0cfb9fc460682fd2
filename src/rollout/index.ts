import { start } from '../runner/start.ts'
import { main } from './main.ts'
import { outputsOf, summaryOf, verdict } from './report.ts'
import { newRun } from './run.ts'
import { writeReport } from './write-report.ts'

start({
  record: ({ env }) => newRun(env),
  main,
  writeManifest: writeReport,
  outputs: outputsOf,
  verdict,
  summary: summaryOf,
})
