// Node.js loads this file into the programs of a test, before their code and without a bundler. It must run on each version of Node.js.
'use strict'
const { existsSync } = require('node:fs')
const nodeModule = require('node:module')
const { basename, delimiter, dirname, join } = require('node:path')
const { pathToFileURL } = require('node:url')

/**
 * @typedef {{ readonly conditions?: readonly string[], readonly parentURL?: string }} Context
 * @typedef {(specifier: string, context: Context) => unknown} NextResolve
 */

/**
 * A hook that resolves imports of ES modules. It also searches NODE_PATH if Node.js does not find a package (AWS: "Node.js 18.x runtime now
 * available in AWS Lambda"). `require` searches NODE_PATH by itself. The next hook can return a promise.
 * @param {string} specifier
 * @param {Context} context
 * @param {NextResolve} nextResolve
 */
function resolve(specifier, context, nextResolve) {
  if (!context.conditions?.includes('import')) return nextResolve(specifier, context)
  /** @param {unknown} error */
  const searchNodePath = (error) => {
    const parentURL = isNotFound(error) ? parentFor(specifier) : undefined
    if (parentURL === undefined) throw error
    return nextResolve(specifier, { ...context, parentURL })
  }
  try {
    const found = nextResolve(specifier, context)
    return found instanceof Promise ? found.catch(searchNodePath) : found
  } catch (error) {
    return searchNodePath(error)
  }
}

/** Other hooks, such as those of ts-node, throw the error without its code. @param {unknown} error */
function isNotFound(error) {
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND') || /^Cannot find package '/.test(error.message)
  )
}

/**
 * Returns the URL of a module that would find the package in NODE_PATH, or undefined if no folder of NODE_PATH has the package.
 * @param {string} specifier
 */
function parentFor(specifier) {
  const name = /^(?:@[^/:]+\/)?[^./#:@][^/:]*(?=\/|$)/.exec(specifier)?.[0]
  const folder =
    name &&
    (process.env.NODE_PATH ?? '')
      .split(delimiter)
      .find((one) => basename(one) === 'node_modules' && existsSync(join(one, name)))
  return folder ? pathToFileURL(join(dirname(folder), 'index.mjs')).href : undefined
}

exports.resolve = resolve

/** Registers the hook. A test must not fail because of it, for example if a program is not allowed to start threads. */
function register() {
  try {
    // Older versions of Node.js run hooks in another thread, which imports this file.
    if (nodeModule.registerHooks) nodeModule.registerHooks(/** @type {any} */ ({ resolve }))
    else if (nodeModule.register) nodeModule.register(pathToFileURL(__filename))
  } catch {
    // Then Node.js resolves imports in its own way.
  }
}

// There is no parent if the thread of the hooks imports this file.
if (module.parent) register()
