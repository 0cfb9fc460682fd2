import { appendFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { startRig } from './rig.mjs'

// Serves the rig for workflows and the demo until it receives SIGINT or SIGTERM:
//   node test/rig/serve.mjs [--port N] [--env-file FILE] [--oidc]
// Node also reads an --env-file, at any position, and fails if the file does not exist. --write-env creates the file.
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    'env-file': { type: 'string' },
    'write-env': { type: 'string' },
    oidc: { type: 'boolean' },
  },
})

const rig = await startRig({ port: Number(values.port ?? 0) })
const env = Object.entries(values.oidc ? rig.oidcEnv : rig.env)
const file = values['write-env'] ?? values['env-file']
if (file) await appendFile(file, env.map(([name, value]) => `${name}=${value}\n`).join(''))
console.log(rig.url)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => rig.stop())
