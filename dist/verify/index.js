import { run } from '../actions.js'
await run.verify()
