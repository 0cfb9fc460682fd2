import { start } from '../runner/start.ts'
import { main } from './main.ts'
import { outputsOf, summaryOf, verdictWithUses } from './report.ts'
import { newRun } from './run.ts'

start({
  record: ({ env }) => newRun(env),
  main,
  outputs: outputsOf,
  verdict: verdictWithUses,
  summary: summaryOf,
})
