import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './ports.mjs'
import { endsWithParent, installedPython } from './python.mjs'
import { startQuickRig } from './rig.mjs'
import { pythonWith } from './tools.mjs'

/**
 * Stand-ins for AWS. The rig is part of this project. The other stand-ins are used as they are, and show that the action does not rely on
 * the rig or on moto.
 * @typedef {{ id: string, url: string, env: import('./rig.mjs').Rig['env'] }} Account  an account of a stand-in, and how to reach it
 * @typedef {{ emptyAccount: () => Promise<Account>, stop: () => Promise<void> }} StandIn
 * @typedef {{ packages: string[], python?: string, module: string, health: string,
 *   environment: (port: number) => Record<string, string> }} Program
 *   `python` is the only version that works, and `health` is a path that responds with the status 200 when the program is ready
 */

/** @satisfies {Record<string, Program>} */
const programs = {
  MiniStack: {
    packages: ['ministack==1.5.33'],
    module: 'ministack',
    health: '/_ministack/health',
    environment: (port) => ({ GATEWAY_PORT: String(port), BIND_HOST: '127.0.0.1' }),
  },
  LocalStack: {
    // The newest version that runs without an account. It fails with newer versions of the other packages.
    packages: [
      'localstack-core[runtime]==4.14.0',
      'cryptography==43.0.3',
      'pyopenssl==24.2.1',
      'service_identity==24.1.0',
      'cbor2==5.7.1',
    ],
    python: '3.13',
    module: 'localstack.runtime.main',
    health: '/_localstack/health',
    environment: (port) => ({
      SERVICES: 'lambda,sts,s3,ssm,ec2',
      GATEWAY_LISTEN: `127.0.0.1:${port}`,
      DISABLE_EVENTS: '1',
      SKIP_SSL_CERT_DOWNLOAD: '1',
    }),
  },
}

/** Returns whether this machine has the version of Python that a stand-in needs. @param {keyof typeof programs} name */
export async function canStart(name) {
  const { python } = /** @type {Program} */ (programs[name])
  return python === undefined || (await installedPython(python)) !== undefined
}

/** Starts the rig of the other tests. @returns {Promise<StandIn>} */
export async function startRigAsStandIn() {
  const rig = await startQuickRig()
  return {
    emptyAccount: async () => {
      await rig.reset()
      return { id: '123456789012', url: rig.url, env: rig.env }
    },
    stop: rig.stop,
  }
}

/** Starts a stand-in on a free port of the loopback interface. If it is missing, it is installed in .cache/. @param {keyof typeof programs} name @returns {Promise<StandIn>} */
export async function startStandIn(name) {
  /** @type {Program} */
  const { packages, python, module, health, environment } = programs[name]
  const program = await pythonWith(packages, python === undefined ? python : await installedPython(python))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // Files that it writes into its home directory or its working directory are not part of this repository.
  const home = await mkdtemp(join(tmpdir(), 'stand-in-'))
  const { PATH = '', LD_LIBRARY_PATH = '' } = process.env
  const serve = `${endsWithParent}
import runpy
runpy.run_module("${module}", run_name="__main__", alter_sys=True)
`
  const child = spawn(program, ['-c', serve], {
    cwd: home,
    env: { PATH, LD_LIBRARY_PATH, HOME: home, FILESYSTEM_ROOT: home, ...environment(port) },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  try {
    await isReady(`${url}${health}`, { ended, log: logOf(child), name })
  } catch (error) {
    await stop()
    throw error
  }
  let accounts = 0
  return {
    // Both stand-ins use an access key of 12 digits as the account, and keep the state of each account apart.
    emptyAccount: async () => {
      accounts += 1
      const id = String(111_100_000_000 + accounts)
      const env = { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: 'stand-in' }
      return { id, url, env }
    },
    stop,
  }
}

/** Returns the end of the output of a process. @param {import('node:child_process').ChildProcessWithoutNullStreams} child */
function logOf(child) {
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log = `${log}${chunk}`.slice(-10_000)
    })
  }
  return () => log
}

/**
 * Waits until a URL responds with the status 200. Throws if the process ends before, or if it takes more than two minutes.
 * @param {string} url
 * @param {{ ended: Promise<unknown[]>, log: () => string, name: string }} process
 */
async function isReady(url, { ended, log, name }) {
  let exit = /** @type {unknown[] | undefined} */ (undefined)
  void ended.then((result) => (exit = result))
  const deadline = Date.now() + 120_000
  while (!(await responds(url))) {
    if (exit) throw new Error(`${name} ended with ${exit[0] ?? exit[1]} before it was ready:\n${log()}`)
    if (Date.now() > deadline) throw new Error(`${name} was not ready after two minutes:\n${log()}`)
    await sleep(100)
  }
}

/** @param {string} url */
async function responds(url) {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}
