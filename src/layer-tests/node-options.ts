import type { Environment } from '../layer/layer.ts'
import { compareVersions } from '../layer/runtimes.ts'
import { assetPath } from './asset-path.ts'

/** The first version of Node.js whose runtime finds ES modules by NODE_PATH (AWS: "Node.js 18.x runtime now available in AWS Lambda"). */
const firstWithModules = '18'

const hook = assetPath(new URL('./node-path-hook.cjs', import.meta.url))

/**
 * Returns NODE_OPTIONS with a hook that finds ES modules as the Node.js runtimes do. Options of the user are kept. `versions` are those of
 * the runtimes, or undefined if there are none.
 */
export function nodeOptionsFor(versions: readonly string[] | undefined, env: Environment): Environment {
  if (versions === undefined) return {}
  const isOld = versions.some((version) => compareVersions(version, firstWithModules) < 0)
  if (isOld) return {}
  return { NODE_OPTIONS: [env['NODE_OPTIONS'] ?? '', `--require ${quotedOption(hook)}`].join(' ').trim() }
}

/** Returns a value in the quotes of NODE_OPTIONS (Node.js: "NODE_OPTIONS"). */
function quotedOption(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}
