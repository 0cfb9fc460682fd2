import { run } from '../actions.js'
await run.yank()
