import { openTheatre, play } from './play.ts'

/** Plays one seed, and prints the broken promises as JSON: `node test/fuzz/replay.ts 7`. */

const theatre = await openTheatre()
const { broken } = await play(Number(process.argv[2]), theatre)
await theatre.rig.stop()
process.stdout.write(`${JSON.stringify(broken)}\n`, () => process.exit())
