import { run } from '../actions.js'
await run.collect()
