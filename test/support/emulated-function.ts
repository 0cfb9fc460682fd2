import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../rig/ports.mjs'
import type { RuntimeClient } from '../rig/runtime-clients.mjs'

/** A function with a layer. AWS's runtime interface client and emulator run it on this machine. */
export interface EmulatedFunction {
  readonly client: RuntimeClient
  /** The path of AWS's runtime interface emulator. */
  readonly emulator: string
  /** The directory to which the archive of the layer is unpacked. */
  readonly layer: string
  /** The directory with the code of the function. */
  readonly task: string
  readonly handler: string
  /** Variables of the function. */
  readonly env?: NodeJS.ProcessEnv
}

/** The result of an invocation. `opt` is the path at which the function sees its layer. */
export interface Invocation {
  readonly response: unknown
  readonly log: string
  readonly opt: string
}

/** Mounts its first argument as /opt, and runs the other arguments. Directories in /opt of this machine, which can contain its Python, stay. */
const mountAndRun = `
layer=$1
shift
for each in /opt/*; do
  place=$layer/\${each##*/}
  [ -d "$each" ] && mkdir -p "$place" && [ -z "$(ls -A "$place")" ] && mount --bind "$each" "$place"
done
mount --rbind "$layer" /opt && exec "$@"
`
const inOwnNamespace = ['unshare', '--map-root-user', '--mount', 'sh', '-c', mountAndRun, 'sh']

/** Invokes a function once. Throws with the log of the emulator if it does not return JSON. */
export async function invoke(called: EmulatedFunction, event: object): Promise<Invocation> {
  const { client, emulator, layer, task, handler, env } = called
  const [opt, start] = canMount() ? ['/opt', [...inOwnNamespace, layer]] : [layer, []]
  const port = await freePort()
  const options = ['--runtime-interface-emulator-address', `127.0.0.1:${port}`]
  const api = ['--runtime-api-address', `127.0.0.1:${await freePort()}`]
  const [program = '', ...args] = [...start, emulator, ...options, ...api, ...client.command(opt), handler]
  const child = spawn(program, args, {
    cwd: task,
    env: { ...environment(client.runtime, opt, task), ...env },
    stdio: 'pipe',
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk))
  const ended = once(child, 'exit')
  let exited = false
  void ended.then(() => (exited = true))
  try {
    const text = await post(port, JSON.stringify(event), () => exited)
    return { response: JSON.parse(text), log, opt }
  } catch (error) {
    throw new Error(`The emulator returned no JSON. Its log:\n${log}`, { cause: error })
  } finally {
    child.kill()
    await ended
  }
}

/** Sends an event as soon as the emulator listens. */
async function post(port: number, body: string, hasEnded: () => boolean): Promise<string> {
  const url = `http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`
  for (;;) {
    const response = await fetch(url, { method: 'POST', body }).catch((error: unknown) => {
      if (hasEnded()) throw error
    })
    if (response) return response.text()
    await sleep(50)
  }
}

/** Whether this user can mount a directory in a namespace of its own. Containers and some distributions do not allow it. */
export function canMount(): boolean {
  try {
    execFileSync('unshare', ['--map-root-user', '--mount', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * The search paths of AWS's runtimes (Lambda developer guide, "Layer paths for each Lambda runtime" and "Defined runtime environment
 * variables"). The client for Java reads /opt/java/lib itself.
 */
function environment(runtime: string, opt: string, task: string): NodeJS.ProcessEnv {
  const [version] = /\d+(\.\d+)?/.exec(runtime.replace('.x', '')) ?? []
  const { PATH = '', LD_LIBRARY_PATH } = process.env
  return {
    ...process.env,
    PATH: `${PATH}:${opt}/bin`,
    LD_LIBRARY_PATH: [LD_LIBRARY_PATH, `${opt}/lib`].filter(Boolean).join(':'),
    LAMBDA_TASK_ROOT: task,
    AWS_LAMBDA_FUNCTION_TIMEOUT: '60',
    PYTHONPATH: `${opt}/python/lib/python${version}/site-packages:${opt}/python`,
    NODE_PATH: `${opt}/nodejs/node${version}/node_modules:${opt}/nodejs/node_modules`,
  }
}
